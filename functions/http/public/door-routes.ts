import type { Route } from '../door/door.ts'
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
  ...digestRoutes,
  ...textSizeRoutes,
  ...channelRoutes,
  ...trackRoutes,
  ...openRoutes,
]
