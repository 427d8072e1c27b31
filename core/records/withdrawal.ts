import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'

/** 撤回原因, stated by the provider itself. */
export const WithdrawalCause = z.enum(['error', 'notPublishable', 'lapsed', 'elsewhere', 'other'])
export type WithdrawalCause = z.infer<typeof WithdrawalCause>

export const withdrawalCauses: Readonly<Record<WithdrawalCause, Bilingual>> = {
  error: { zh: '信息有误', en: 'The information was wrong' },
  notPublishable: { zh: '不应公示', en: 'It should not have been published' },
  lapsed: { zh: '期满或者已失效', en: 'It has lapsed' },
  elsewhere: { zh: '改由其他单位报送', en: 'Another unit reports it now' },
  other: { zh: '其他原因', en: 'Another reason' },
}

/** Only these two say what an objection may have said too. */
export const admitsFault = (cause: WithdrawalCause | undefined): cause is 'error' | 'notPublishable' =>
  cause === 'error' || cause === 'notPublishable'

/** A cause by id or either name; null: none. */
export const causeNamed = (text: string): WithdrawalCause | null =>
  WithdrawalCause.options.find((cause) => stated.get(cause)?.includes(text)) ?? null

/** As senders write them; a city's own names change nothing. */
const stated: ReadonlyMap<WithdrawalCause, readonly string[]> = new Map(
  WithdrawalCause.options.map((cause) => [cause, [cause, withdrawalCauses[cause].zh, withdrawalCauses[cause].en]]),
)

/** Keys of a stated withdrawal, one for each cause. */
export const withdrawalKey = (natural: string, cause: WithdrawalCause): string => `${natural}#withdrawn#${cause}`
