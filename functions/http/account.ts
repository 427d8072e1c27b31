import { log, openHost } from '#host'
import { accountDoor } from './account-routes.ts'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'

const open = bySide(openHost)

/** The Lambda handler of sign-in and accounts. */
export const handler = handling(door(accountDoor, open, log), log)
