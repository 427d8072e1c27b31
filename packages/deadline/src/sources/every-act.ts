import type { Act } from './act.ts'
import { otherActs } from './other-acts.ts'
import { repairActs } from './repair-acts.ts'

/** Every act cited here, by its short name; English names are ours. */
export const acts: Readonly<Record<string, Act>> = { ...repairActs, ...otherActs }
