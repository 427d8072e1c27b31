import { two } from '#law/bilingual.ts'

/** Grounds on which personal data are erased, by their article. */
export const grounds = {
  periodOver: { basis: 'PIPL 47', name: two('保存期限已届满', 'the period of keeping is over') },
} as const

export type Ground = keyof typeof grounds

/** Ground as the entry of an erasure says it. */
export const why = (ground: Ground) => ({ ground, basis: grounds[ground].basis })

export const isGround = (value: unknown): value is Ground => typeof value === 'string' && Object.hasOwn(grounds, value)
