import { myDataRoutes } from './applicant/my-data-routes.tsx'
import type { Route } from './door/door.ts'
import { mandateRoutes } from './mandates/mandate-routes.tsx'

/** What a subject keeps here, and whom it lets act. */
export const ownDoor: readonly Route[] = [...myDataRoutes, ...mandateRoutes]
