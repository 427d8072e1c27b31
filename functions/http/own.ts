import { log, openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { opener } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'
import { ownDoor } from './own-routes.ts'

const open = opener(async () => makeEngine(await openHost()))

/** Lambda handler of one's own data and mandates. */
export const handler = handling(door(ownDoor, open, log), log)
