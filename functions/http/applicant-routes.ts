import { applyRoutes } from './applicant/apply-routes.tsx'
import { caseRoutes } from './applicant/case-routes.tsx'
import { consentRoutes } from './applicant/consent-routes.tsx'
import { draftRoutes } from './applicant/draft-routes.tsx'
import { draftSteps } from './applicant/draft-steps.tsx'
import { keptRoutes } from './applicant/kept-routes.tsx'
import { prepareRoutes } from './applicant/prepare-routes.tsx'
import { ratingRoutes } from './applicant/rating-routes.tsx'
import { receiptRoutes } from './applicant/receipt-routes.tsx'
import { recordRoutes } from './applicant/record-routes.tsx'
import { statementRoutes } from './applicant/statement-routes.tsx'
import { mySide } from './case/side.ts'
import { counterRoutes } from './counter/counter-routes.tsx'
import { readBackRoutes } from './counter/read-back-routes.tsx'
import { slipRoutes } from './counter/slip-routes.tsx'
import type { Route } from './door/door.ts'
import { clientRoutes } from './mandates/client-routes.tsx'

const steps: readonly Route[] = [
  ...recordRoutes('/my', mySide),
  ...prepareRoutes('/my', mySide),
  ...applyRoutes('/my', mySide),
  ...draftSteps,
  ...draftRoutes,
  ...receiptRoutes,
  ...caseRoutes,
  ...consentRoutes,
  ...ratingRoutes,
  ...statementRoutes,
  ...clientRoutes,
  ...counterRoutes,
  ...slipRoutes,
  ...readBackRoutes,
]

export const applicantDoor: readonly Route[] = [...steps, ...keptRoutes(steps)]
