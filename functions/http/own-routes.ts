import { myDataRoutes } from './applicant/my-data-routes.tsx'
import type { Route } from './door/door.ts'
import { mandateRoutes } from './mandates/mandate-routes.tsx'

/** One’s own data and mandates. */
export const ownDoor: readonly Route[] = [...myDataRoutes, ...mandateRoutes]
