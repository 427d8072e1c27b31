import { accountDoor } from './account-routes.ts'
import { adminDoor } from './admin/door-routes.ts'
import { apiDoor } from './api/routes.ts'
import { applicantDoor } from './applicant-routes.ts'
import { byMailRoutes } from './by-mail/door-routes.ts'
import type { Route } from './door/door.ts'
import { ownDoor } from './own-routes.ts'
import { aboutDoor } from './public/about-routes.ts'
import { publicDoor } from './public/door-routes.ts'
import { trackRoutes } from './public/track-routes.tsx'
import { staffDoor } from './staff/door-routes.ts'

/** Ways in by door: Lambdas, or one server. */
export const doors = {
  public: publicDoor,
  track: trackRoutes,
  about: aboutDoor,
  account: accountDoor,
  own: ownDoor,
  applicant: applicantDoor,
  staff: staffDoor,
  mail: byMailRoutes,
  admin: adminDoor,
  api: apiDoor,
} as const satisfies Record<string, readonly Route[]>
