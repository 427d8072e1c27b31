import type { Lang } from '#engine/store/person.ts'
import type { BoardLine, Cause } from '#engine/views/board-line-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { listed, type Tell, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { chips, clock } from '../words/case.ts'
import { causes, ownCauses, board as words } from '../words/staff/board.ts'
import { contests } from '../words/staff/contests.ts'

/** Working days left or over: 还剩 3 个工作日; else empty. */
export function sayDays(lang: Lang, { days, overdue, paused, provisional, due }: BoardLine): string {
  const t = tell(lang)
  if (paused) return t(chips.paused)
  if (due === null) return provisional ? t(clock.open) : ''
  if (overdue) return days === null || days === 0 ? t(words.overRest) : t(words.over, { n: -days })
  if (days === 0) return t(words.today)
  // Nobody is late on an estimate (ADR 15).
  if (provisional && days !== null && days < 0) return t(words.pastEstimate)
  return days === null || days < 0 ? '' : t(words.left, { n: days })
}

export function sayCauseOfLimit(lang: Lang, cause: Cause): string {
  const t = tell(lang)
  const words = causes[cause.kind]
  if ('text' in cause) return t(words, { who: t(cause.text) })
  if ('who' in cause) return t(words, { who: t(cause.who), day: sayDay(lang, cause.since) })
  return 'since' in cause ? t(words, { day: sayDay(lang, cause.since) }) : t(words)
}

/** The same in its party's row, which need not be named again. */
export function sayCauseInRow(lang: Lang, cause: Cause, party: Bilingual): string {
  const t = tell(lang)
  const said = sayCauseOfLimit(lang, cause)
  if ('text' in cause) return said.replace(t(party), t(ownCauses.party))
  if (!('who' in cause) || t(cause.who) !== t(party)) return sayOwnSeat(lang, said, party)
  return t(ownCauses[cause.kind], { day: sayDay(lang, cause.since) })
}

/** Leaves out the row's own unit before one of its seats. */
export const sayOwnSeat = (lang: Lang, said: string, party: Bilingual): string =>
  said.replace(`${tell(lang)(party)}${lang === 'zh' ? ' ' : ', '}`, '')

/** 提出处理意见；or 单位HJ 审核岗：…, where another party's turn it is. */
export function sayNextInRow(lang: Lang, one: BoardLine): string {
  const { next, party } = one
  const t = tell(lang)
  if (next.acts.length === 0 || t(next.by) !== t(party)) return sayOwnSeat(lang, sayNext(lang, one), party)
  return sayActs(t, next.acts)
}

/** 单位HJ 审核岗：受理或者提出处理意见. */
export function sayNext(lang: Lang, { next }: BoardLine): string {
  const t = tell(lang)
  const acts = sayActs(t, next.acts)
  return acts === '' ? t(next.by) : t(words.by, { who: t(next.by), acts })
}

/** Names of a seat's people, the first few of many. */
export function sayPeople(lang: Lang, people: readonly string[]): string {
  const t = tell(lang)
  const some = listed(lang, people.slice(0, few))
  return people.length > few ? t(words.andMore, { names: some, n: people.length }) : some
}

const sayActs = (t: Tell, acts: readonly Bilingual[]) => acts.map((act) => t(act)).join(t(words.or))
const few = 3

/** A contest that waits for its ruling, or the ruling. */
export type RuledAs = 'waits' | 'is_kept' | 'is_rescinded' | 'is_reattributed'

/** The ruling on a contested breach, or that one waits. */
export const sayRuled = (lang: Lang, { ruled }: { readonly ruled: RuledAs | null }): string =>
  ruled === null ? '' : tell(lang)(contests[ruled])
