import type { Route } from '../door/door.ts'
import { changeFeedRoutes } from './change-feed.ts'
import { crawlerRoutes } from './crawler-routes.ts'
import { figureRoutes } from './figure-routes.tsx'
import { lawRoutes } from './law-routes.tsx'
import { ledgerRoutes } from './ledger-routes.tsx'
import { noticeRoutes } from './notice-routes.tsx'
import { statementRoutes } from './statement-routes.tsx'

/** Shows rules, figures, changes and notices of the system. */
export const openRoutes: readonly Route[] = [
  ...lawRoutes,
  ...figureRoutes,
  ...changeFeedRoutes,
  ...noticeRoutes,
  ...statementRoutes,
  ...ledgerRoutes,
  ...crawlerRoutes,
]
