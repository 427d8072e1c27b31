import { log, openHost } from '#host'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'
import { staffDoor } from './staff/door-routes.ts'

const open = bySide(openHost)

/** The Lambda handler of the staff door. */
export const handler = handling(door(staffDoor, open, log), log)
