import type { Route } from '../door/door.ts'
import { changeFeedRoutes } from './change-feed.ts'
import { crawlerRoutes } from './crawler-routes.ts'
import { figureRoutes } from './figure-routes.tsx'
import { lawRoutes } from './law-routes.tsx'
import { noticeRoutes } from './notice-routes.tsx'

/** Shows the system itself: its rules, its figures, its changes, its public notices. */
export const openRoutes: readonly Route[] = [
  ...lawRoutes,
  ...figureRoutes,
  ...changeFeedRoutes,
  ...noticeRoutes,
  ...crawlerRoutes,
]
