import { adminDoor } from './admin/door-routes.ts'
import { apiDoor } from './api/routes.ts'
import { applicantDoor } from './applicant-routes.ts'
import type { Route } from './door/door.ts'
import { publicDoor } from './public/door-routes.ts'
import { staffDoor } from './staff/door-routes.ts'

/** Ways in by door: Lambdas, or one server. */
export const doors = {
  public: publicDoor,
  applicant: applicantDoor,
  staff: staffDoor,
  admin: adminDoor,
  api: apiDoor,
} as const satisfies Record<string, readonly Route[]>
