import { log, openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'
import { staffDoor } from './staff/door-routes.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the staff door. */
export const handler = packed(door(staffDoor, () => engine, log))
