import { auditRoutes } from './admin/audit-routes.tsx'
import { boardRoutes } from './admin/board-routes.tsx'
import { feedRoutes } from './admin/feed-routes.tsx'
import { caseRoutes as ownCases } from './applicant/case-routes.tsx'
import { objectionRoutes } from './applicant/objection-routes.tsx'
import { reviewRoutes } from './applicant/review-routes.tsx'
import type { Route } from './door.ts'
import { fileRoutes } from './files.ts'
import { publicRoutes } from './public/routes.tsx'
import { signInRoutes } from './sign-in.ts'
import { caseRoutes as deskCases } from './staff/case-routes.tsx'
import { deskRoutes } from './staff/desk-routes.tsx'
import { registerRoutes } from './staff/register-routes.tsx'

/** Every way in, by door: a Lambda function each on AWS, one server on one machine. */
export const doors = {
  public: [...publicRoutes, ...signInRoutes],
  applicant: [...objectionRoutes, ...ownCases, ...reviewRoutes],
  staff: [...deskRoutes, ...deskCases, ...registerRoutes, ...fileRoutes],
  admin: [...boardRoutes, ...feedRoutes, ...auditRoutes],
} as const satisfies Record<string, readonly Route[]>
