import type { Route } from '../door.ts'
import { changeFeedRoutes } from './change-feed.ts'
import { figureRoutes } from './figure-routes.tsx'
import { lawRoutes } from './law-routes.tsx'

/** What the system shows of itself: its rules, its figures, its changes. */
export const openRoutes: readonly Route[] = [...lawRoutes, ...figureRoutes, ...changeFeedRoutes]
