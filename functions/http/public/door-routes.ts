import type { Route } from '../door.ts'
import { signInRoutes } from '../sign-in.ts'
import { publicRoutes } from './routes.tsx'

export const publicDoor: readonly Route[] = [...publicRoutes, ...signInRoutes]
