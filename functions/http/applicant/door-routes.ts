import type { Route } from '../door.ts'
import { caseRoutes } from './case-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { myDataRoutes } from './my-data-routes.tsx'
import { objectionRoutes } from './objection-routes.tsx'
import { receiptRoutes } from './receipt-routes.tsx'
import { reviewRoutes } from './review-routes.tsx'

export const applicantDoor: readonly Route[] = [
  ...objectionRoutes,
  ...draftRoutes,
  ...receiptRoutes,
  ...caseRoutes,
  ...reviewRoutes,
  ...myDataRoutes,
]
