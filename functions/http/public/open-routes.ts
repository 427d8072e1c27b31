import type { Route } from '../door.ts'
import { lawRoutes } from './law-routes.tsx'

/** What the system shows of itself: its rules, its figures, its changes. */
export const openRoutes: readonly Route[] = [...lawRoutes]
