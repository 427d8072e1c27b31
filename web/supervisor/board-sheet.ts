import type { Lang } from '#engine/store/person.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Sheet } from '../sheet.ts'
import { tell } from '../tell.ts'
import { cases, chips, clock } from '../words/case.ts'
import { breaches as breachWords, board as words } from '../words/staff/board.ts'
import { contests } from '../words/staff/contests.ts'
import type { BreachRow } from './breaches-page.tsx'
import { sayCauseOfLimit, sayDays, sayNext, sayRuled } from './say-board.ts'

const kindOf = (statutory: boolean): Bilingual => (statutory ? clock.statutory : clock.reference)

/** Board as sheet: the page's columns, a word a cell. */
export function boardSheet(lang: Lang): Sheet<BoardLine> {
  const t = tell(lang)
  const columns = [
    ...[words.due, words.standing, words.limit, words.rule, words.kind, words.party, words.people],
    ...[words.cause, words.next, cases.number, words.procedure, words.stage],
  ]
  return {
    columns: columns.map((name) => t(name)),
    row: (one) => [
      one.due ?? '',
      [sayDays(lang, one), one.provisional && one.due !== null ? t(chips.provisional) : ''].filter(Boolean).join(' '),
      one.limit ? t(one.limit.name) : t(words.noLimit),
      one.limit?.id ?? '',
      one.limit ? t(kindOf(one.limit.statutory)) : '',
      t(one.party),
      one.people.join('；'),
      one.causes.map((cause) => sayCauseOfLimit(lang, cause)).join('；'),
      sayNext(lang, one),
      one.number,
      t(one.title),
      t(one.state),
    ],
    rest: t(words.rest),
  }
}

export function breachSheet(lang: Lang): Sheet<BreachRow> {
  const t = tell(lang)
  const columns = [
    ...[words.party, words.limit, words.rule, breachWords.standing, breachWords.charged],
    ...[breachWords.dueOn, contests.standing, cases.number, breachWords.doneOn],
  ]
  return {
    columns: columns.map((name) => t(name)),
    row: (one) => [
      ...[t(one.party), t(one.limit), one.rule, t(kindOf(one.statutory))],
      one.charged ? t(one.charged) : '',
      one.due,
      sayRuled(lang, one),
      one.caseNumber,
      one.done === 'anew' ? t(breachWords.anew) : (one.done ?? ''),
    ],
    rest: t(words.rest),
  }
}
