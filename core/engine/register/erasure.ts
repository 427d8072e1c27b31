import type { Deployment } from '#engine/store/host.ts'
import { two } from '#law/bilingual.ts'

/** Grounds on which personal data are erased, by their article. */
export const erasureGrounds = {
  periodOver: { basis: 'PIPL 47', name: two('保存期限已届满', 'the period of keeping is over') },
} as const

export const isGround = (value: unknown): value is keyof typeof erasureGrounds =>
  typeof value === 'string' && Object.hasOwn(erasureGrounds, value)

/** Type of its entry in the log of administration. */
export const erasureOfCaller = 'caller.erased'

/** Ours: no law gives a number, and a city may keep longer. */
export const leastYearsKept = 10

/** Years for which a closed case is kept: flag `case.years`. */
export function yearsKept({ flags }: Pick<Deployment, 'flags'>): number {
  const own = flags['case.years']
  return typeof own === 'number' && own > leastYearsKept ? own : leastYearsKept
}
