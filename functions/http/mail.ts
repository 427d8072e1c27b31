import { log, openHost } from '#host'
import { byMailRoutes } from './by-mail/door-routes.ts'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of acts from a letter's link. */
export const handler = packed(door(byMailRoutes, () => engine, log))
