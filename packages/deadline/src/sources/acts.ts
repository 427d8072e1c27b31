import type { Day } from '../day.ts'
import type { Edition } from './act.ts'
import { acts } from './every-act.ts'

export { acts }

/** The text in force on a day; null: none, or unknown. */
export const editionOn = (name: string, day: Day): Edition | null =>
  acts[name]?.editions.find(({ from, until }) => from <= day && (until === null || day <= until)) ?? null
