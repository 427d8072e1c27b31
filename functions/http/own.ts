import { log, openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'
import { ownDoor } from './own-routes.ts'

const engine = openHost().then(makeEngine)

/** Lambda handler of one's own data and mandates. */
export const handler = packed(door(ownDoor, () => engine, log))
