import { log, openHost } from '#host'
import { byMailRoutes } from './by-mail/door-routes.ts'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'

const open = bySide(openHost)

/** The Lambda handler of acts from a letter's link. */
export const handler = handling(door(byMailRoutes, open, log), log)
