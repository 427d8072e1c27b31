import { isForStaff } from '../gateway-routes.ts'
import type { Route } from './door/door.ts'
import { howToCheck } from './public/ledger-routes.tsx'
import { doors } from './routes.ts'

const all: readonly Route[] = Object.values(doors).flat()

/** Hides staff's pages, which have their own address (政务外网). */
export const publicSide: readonly Route[] = [...all.filter(({ path }) => !isForStaff(path)), howToCheck]
export const everySide: readonly Route[] = all
