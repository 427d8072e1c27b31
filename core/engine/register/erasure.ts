import { two } from '#law/bilingual.ts'

/** Grounds on which personal data are erased, by their article. */
export const erasureGrounds = {
  periodOver: { basis: 'PIPL 47', name: two('保存期限已届满', 'the period of keeping is over') },
} as const

export const isGround = (value: unknown): value is keyof typeof erasureGrounds =>
  typeof value === 'string' && Object.hasOwn(erasureGrounds, value)

/** Type of its entry in the log of administration. */
export const erasureOfCaller = 'caller.erased'
