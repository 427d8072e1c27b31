import type { Route } from '../door/door.ts'
import { channelRoutes } from './channel-routes.tsx'
import { digestRoutes } from './digest-routes.tsx'
import { openRoutes } from './open-routes.ts'
import { procedureRoutes } from './procedure-routes.tsx'
import { trackDatesRoutes } from './track-dates-routes.ts'
import { verifyRoutes } from './verify-routes.tsx'

/** Other pages for everybody: law, figures, procedures, proofs. */
export const aboutDoor: readonly Route[] = [
  ...procedureRoutes,
  ...verifyRoutes,
  ...digestRoutes,
  ...channelRoutes,
  ...trackDatesRoutes,
  ...openRoutes,
]
