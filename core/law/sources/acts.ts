import type { Day } from '../day.ts'
import type { Act, Edition } from './act.ts'
import { otherActs } from './other-acts.ts'
import { repairActs } from './repair-acts.ts'

/** Every act that anything here cites, by the name it is cited under; the English names are ours. */
export const acts: Readonly<Record<string, Act>> = { ...repairActs, ...otherActs }

/** The text of an act that was in force on a day; null where none was, or it is not known. */
export const editionOn = (name: string, day: Day): Edition | null =>
  acts[name]?.editions.find(({ from, until }) => from <= day && (until === null || day <= until)) ?? null
