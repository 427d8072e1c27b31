import type { Route } from '../door/door.ts'
import { publicRoutes } from './routes.tsx'
import { textSizeRoutes } from './text-size.ts'
import { trackRoutes } from './track-routes.tsx'

/** What most people come for: home, records, and where a case stands. It reads and decides nothing. */
export const publicDoor: readonly Route[] = [...publicRoutes, ...textSizeRoutes, ...trackRoutes]
