import { log, openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'
import { aboutDoor } from './public/about-routes.ts'

const engine = openHost().then(makeEngine)

/** Lambda handler of the pages that tell how the system works. */
export const handler = packed(door(aboutDoor, () => engine, log))
