import { accountRoutes } from './account/account-routes.tsx'
import { factorRoutes } from './account/factor-routes.tsx'
import { reachRoutes } from './account/reach-routes.tsx'
import { stepUpRoutes } from './account/step-up-routes.tsx'
import type { Route } from './door/door.ts'
import { signInRoutes } from './session/sign-in.tsx'

/** Signing in and one's own account, apart from what anybody reads. */
export const accountDoor: readonly Route[] = [
  ...signInRoutes,
  ...accountRoutes,
  ...reachRoutes,
  ...stepUpRoutes,
  ...factorRoutes,
]
