import { log, openHost } from '#host'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'
import { trackRoutes } from './public/track-routes.tsx'

/** Lambda handler of tracking: a case by its code. */
export const handler = handling(door(trackRoutes, bySide(openHost), log), log)
