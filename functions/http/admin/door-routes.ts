import type { Route } from '../door/door.ts'
import { boardRoutes } from '../oversight/board-routes.tsx'
import { breachRoutes } from '../oversight/breach-routes.tsx'
import { editionRoutes } from '../oversight/edition-routes.tsx'
import { forecastRoutes } from '../oversight/forecast-routes.tsx'
import { oversightRoutes } from '../oversight/oversight-routes.tsx'
import { ratedRoutes } from '../oversight/rated-routes.tsx'
import { workloadRoutes } from '../oversight/workload-routes.tsx'
import { feedRoutes } from '../recipients/feed-routes.tsx'
import { holderMonthRoutes } from '../recipients/holder-month-routes.tsx'
import { holderOrderRoutes } from '../recipients/holder-order-routes.tsx'
import { recipientRoutes } from '../recipients/recipient-routes.tsx'
import { unconfirmedRoutes } from '../recipients/unconfirmed-routes.tsx'
import { accountReviewRoutes } from './account-review-routes.tsx'
import { adminLogRoutes } from './admin-log-routes.tsx'
import { auditRoutes } from './audit-routes.tsx'
import { bulletinRoutes } from './bulletin-routes.tsx'
import { erasureRoutes } from './erasure-routes.tsx'
import { hearingRoutes } from './hearing-routes.tsx'
import { holidayRoutes } from './holiday-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { incidentRoutes } from './incident-routes.tsx'
import { listedRoutes } from './listed-routes.tsx'
import { measureOrderRoutes } from './measure-order-routes.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { settingRoutes } from './setting-routes.tsx'
import { healthRoutes, mailRoutes, stalledRoutes } from './stalled-routes.tsx'
import { superviseRoutes } from './supervise-routes.tsx'
import { switchRoutes } from './switch-routes.tsx'
import { urgeRoutes } from './urge-routes.tsx'

export const adminDoor: readonly Route[] = [
  ...boardRoutes,
  ...breachRoutes,
  ...oversightRoutes,
  ...workloadRoutes,
  ...ratedRoutes,
  ...forecastRoutes,
  ...editionRoutes,
  ...bulletinRoutes,
  ...urgeRoutes,
  ...superviseRoutes,
  ...hearingRoutes,
  ...stalledRoutes,
  ...listedRoutes,
  ...feedRoutes,
  ...recipientRoutes,
  ...auditRoutes,
  ...importRoutes,
  ...peopleRoutes,
  ...proposalRoutes,
  ...switchRoutes,
  ...settingRoutes,
  ...holidayRoutes,
  ...erasureRoutes,
  ...healthRoutes,
  ...incidentRoutes,
  ...accountReviewRoutes,
  ...adminLogRoutes,
  ...mailRoutes,
  ...unconfirmedRoutes,
  ...holderMonthRoutes,
  ...holderOrderRoutes,
  ...measureOrderRoutes,
]
