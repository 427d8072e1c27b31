import { isDay, startOfDay } from '#law/day.ts'
import type { CaseEvent } from './actor.ts'

/** Time a paper was served (送达), UTC milliseconds; else the entry's time. */
export function servedAt({ data, at }: Pick<CaseEvent, 'data' | 'at'>): number {
  if (typeof data !== 'object' || data === null) return at
  if ('servedOn' in data && isDay(data.servedOn)) return startOfDay(data.servedOn)
  return 'servedAt' in data && typeof data.servedAt === 'number' ? data.servedAt : at
}
