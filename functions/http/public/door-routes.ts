import { accountRoutes } from '../account/account-routes.tsx'
import { factorRoutes } from '../account/factor-routes.tsx'
import { stepUpRoutes } from '../account/step-up-routes.tsx'
import type { Route } from '../door/door.ts'
import { signInRoutes } from '../session/sign-in.ts'
import { channelRoutes } from './channel-routes.tsx'
import { digestRoutes } from './digest-routes.tsx'
import { openRoutes } from './open-routes.ts'
import { publicRoutes } from './routes.tsx'
import { textSizeRoutes } from './text-size.ts'
import { trackRoutes } from './track-routes.tsx'
import { verifyRoutes } from './verify-routes.tsx'

export const publicDoor: readonly Route[] = [
  ...publicRoutes,
  ...verifyRoutes,
  ...signInRoutes,
  ...digestRoutes,
  ...textSizeRoutes,
  ...channelRoutes,
  ...trackRoutes,
  ...accountRoutes,
  ...openRoutes,
  ...stepUpRoutes,
  ...factorRoutes,
]
