import { log, openHost } from '#host'
import { adminDoor } from './admin/door-routes.ts'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'

const open = bySide(openHost)

/** The Lambda handler of the admin door. */
export const handler = handling(door(adminDoor, open, log), log)
