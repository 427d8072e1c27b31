import { counterRoutes } from '../counter/counter-routes.tsx'
import { readBackRoutes } from '../counter/read-back-routes.tsx'
import type { Route } from '../door.ts'
import { clientRoutes } from '../mandates/client-routes.tsx'
import { mandateRoutes } from '../mandates/mandate-routes.tsx'
import { caseRoutes } from './case-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { myDataRoutes } from './my-data-routes.tsx'
import { objectionRoutes, startRoutes } from './objection-routes.tsx'
import { receiptRoutes } from './receipt-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { reviewRoutes } from './review-routes.tsx'
import { mySide } from './side.ts'

export const applicantDoor: readonly Route[] = [
  ...startRoutes('/my', mySide),
  ...recordRoutes('/my', mySide),
  ...objectionRoutes,
  ...draftRoutes,
  ...receiptRoutes,
  ...caseRoutes,
  ...reviewRoutes,
  ...myDataRoutes,
  ...mandateRoutes,
  ...clientRoutes,
  ...counterRoutes,
  ...readBackRoutes,
]
