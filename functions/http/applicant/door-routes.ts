import { counterRoutes } from '../counter/counter-routes.tsx'
import { readBackRoutes } from '../counter/read-back-routes.tsx'
import type { Route } from '../door.ts'
import { clientRoutes } from '../mandates/client-routes.tsx'
import { mandateRoutes } from '../mandates/mandate-routes.tsx'
import { applyRoutes } from '../ways/apply-routes.tsx'
import { caseRoutes } from './case-routes.tsx'
import { consentRoutes } from './consent-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { draftSteps } from './draft-steps.tsx'
import { keptRoutes } from './kept-routes.tsx'
import { myDataRoutes } from './my-data-routes.tsx'
import { startRoutes } from './objection-routes.tsx'
import { receiptRoutes } from './receipt-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { mySide } from './side.ts'

const steps: readonly Route[] = [
  ...startRoutes('/my', mySide),
  ...recordRoutes('/my', mySide),
  ...applyRoutes('/my', mySide),
  ...draftSteps,
  ...draftRoutes,
  ...receiptRoutes,
  ...caseRoutes,
  ...consentRoutes,
  ...myDataRoutes,
  ...mandateRoutes,
  ...clientRoutes,
  ...counterRoutes,
  ...readBackRoutes,
]

export const applicantDoor: readonly Route[] = [...steps, ...keptRoutes(steps)]
