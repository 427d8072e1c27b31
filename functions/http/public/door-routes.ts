import type { Route } from '../door/door.ts'
import { publicRoutes } from './routes.tsx'
import { statementLinkRoutes } from './statement-link-routes.tsx'
import { textSizeRoutes } from './text-size.ts'
import { trackRoutes } from './track-routes.tsx'

/** Home, records and tracking: reads, and decides nothing. */
export const publicDoor: readonly Route[] = [...publicRoutes, ...textSizeRoutes, ...trackRoutes, ...statementLinkRoutes]
