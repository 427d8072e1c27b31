import { fileRoutes } from '../case/files.tsx'
import { paperRoutes } from '../case/papers.tsx'
import type { Route } from '../door/door.ts'
import { judgeRoutes } from '../mandates/judge-routes.tsx'
import { absenceRoutes } from './absence-routes.tsx'
import { arrivalRoutes } from './arrival-routes.tsx'
import { assignRoutes } from './assign-routes.tsx'
import { batchRoutes } from './batch-routes.tsx'
import { beginRoutes } from './begin-routes.tsx'
import { callerRoutes } from './caller-routes.tsx'
import { caseRoutes } from './case-routes.tsx'
import { contestRoutes } from './contest-routes.tsx'
import { creditChinaRoutes } from './credit-china-routes.tsx'
import { deskRoutes } from './desk-routes.tsx'
import { findRoutes } from './find-routes.tsx'
import { handOverRoutes } from './hand-over-routes.tsx'
import { jointRoutes } from './joint-routes.tsx'
import { measureRoutes } from './measure-routes.tsx'
import { orderRoutes } from './order-routes.tsx'
import { queryRoutes } from './query-routes.tsx'
import { recheckRoutes } from './recheck-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import { revealRoutes } from './reveal-routes.tsx'
import { serviceRoutes } from './service-routes.tsx'

export const staffDoor: readonly Route[] = [
  ...deskRoutes,
  ...findRoutes,
  ...batchRoutes,
  ...caseRoutes,
  ...callerRoutes,
  ...registerRoutes,
  ...arrivalRoutes,
  ...recordRoutes,
  ...queryRoutes,
  ...creditChinaRoutes,
  ...beginRoutes,
  ...serviceRoutes,
  ...orderRoutes,
  ...contestRoutes,
  ...measureRoutes,
  ...fileRoutes,
  ...paperRoutes,
  ...revealRoutes,
  ...judgeRoutes,
  ...absenceRoutes,
  ...assignRoutes,
  ...handOverRoutes,
  ...jointRoutes,
  ...recheckRoutes,
]
