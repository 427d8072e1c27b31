import type { Route } from '../door/door.ts'
import { domainRoutes } from './domain-routes.tsx'
import { publicRoutes } from './routes.tsx'
import { statementLinkRoutes } from './statement-link-routes.tsx'
import { textSizeRoutes } from './text-size.ts'

/** Home and records: reads, and decides nothing. */
export const publicDoor: readonly Route[] = [
  ...publicRoutes,
  ...domainRoutes,
  ...textSizeRoutes,
  ...statementLinkRoutes,
]
