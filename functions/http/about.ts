import { log, openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { opener } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'
import { aboutDoor } from './public/about-routes.ts'

const open = opener(async () => makeEngine(await openHost()))

/** Lambda handler of the pages that tell how the system works. */
export const handler = handling(door(aboutDoor, open, log), log)
