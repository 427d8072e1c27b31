import type { Day } from '../day.ts'
import type { Act, Edition } from './act.ts'
import { otherActs } from './other-acts.ts'
import { repairActs } from './repair-acts.ts'

/** Every act cited here, by its short name; English names are ours. */
export const acts: Readonly<Record<string, Act>> = { ...repairActs, ...otherActs }

/** The text in force on a day; null: none, or unknown. */
export const editionOn = (name: string, day: Day): Edition | null =>
  acts[name]?.editions.find(({ from, until }) => from <= day && (until === null || day <= until)) ?? null
