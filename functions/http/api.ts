import { log, openHost } from '#host'
import { apiDoor } from './api/routes.ts'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { inTime, packed } from './door/packed.ts'

const open = bySide(openHost)

/** The Lambda handler of the interface for programs. */
export const handler = packed(inTime(door(apiDoor, open, log), log))
