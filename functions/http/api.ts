import { log, openHost } from '#host'
import { apiDoor } from './api/routes.ts'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'

const open = bySide(openHost)

/** The Lambda handler of the interface for programs. */
export const handler = handling(door(apiDoor, open, log), log)
