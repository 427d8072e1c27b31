import type { Route } from '../door.ts'
import { auditRoutes } from './audit-routes.tsx'
import { boardRoutes } from './board-routes.tsx'
import { feedRoutes } from './feed-routes.tsx'
import { importRoutes } from './import-routes.tsx'

export const adminDoor: readonly Route[] = [...boardRoutes, ...feedRoutes, ...auditRoutes, ...importRoutes]
