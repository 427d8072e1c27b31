import type { Route } from '../door/door.ts'
import { arriveRoutes } from './arrive-routes.tsx'
import { freshRoutes } from './fresh-routes.tsx'
import { linkStepUpRoutes } from './link-step-up-routes.tsx'
import { confirm, taskRoutes } from './task-routes.tsx'

/** Acts from the link of a task mail; GET changes nothing. */
export const byMailRoutes: readonly Route[] = [
  ...arriveRoutes,
  ...taskRoutes,
  ...linkStepUpRoutes(confirm),
  ...freshRoutes,
]
