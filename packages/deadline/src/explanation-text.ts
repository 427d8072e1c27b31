import { basisText } from './basis-text.ts'
import { type Bilingual, fillBoth } from './bilingual.ts'
import { type Day, weekday } from './day.ts'
import type { Length } from './deadline.ts'
import type { ExplainedDay, Explanation } from './explain.ts'
import { explanationWords as words } from './explanation-words.ts'
import { sayDay } from './say.ts'
import { limitKind } from './time-limit.ts'

type Language = 'zh' | 'en'

type Run = { readonly first: ExplainedDay; last: ExplainedDay }

/** Lines for citizens; consecutive days of one kind share a line. */
export function explanationText(explanation: Explanation, language: Language): readonly string[] {
  return [
    ...heading(explanation),
    ...runs(explanation.rows).map((run) => line(run, explanation)),
    ...closing(explanation),
  ].map((said) => said[language])
}

function heading({ limit, length, extendedBy }: Explanation): readonly Bilingual[] {
  const { procedure, step, start } = limit
  const extended = extendedBy === 0 ? '' : fillBoth(words.says.extended, { n: extendedBy })
  const counted = fillBoth((length.n === 1 ? words.one : words.many)[length.unit], { n: length.n })
  return [
    fillBoth(words.says.title, { procedure, step }),
    fillBoth(words.says.counted, { kind: limitKind(limit), length: counted, extended, start }),
    fillBoth(words.says.basis, { basis: basisText(limit) }),
  ]
}

function runs(rows: readonly ExplainedDay[]): readonly Run[] {
  const all: Run[] = []
  for (const row of rows) {
    const run = all.at(-1)
    const joins = row.n === undefined && row.kind !== 'due' && run?.last.kind === row.kind
    if (run !== undefined && joins && run.last.name?.zh === row.name?.zh && run.last.n === undefined) run.last = row
    else all.push({ first: row, last: row })
  }
  return all
}

function line({ first, last }: Run, { length }: Explanation): Bilingual {
  const days =
    first === last ? dated(first.day) : fillBoth(words.says.span, { from: dated(first.day), to: dated(last.day) })
  return fillBoth(words.says.line, { days, what: describe(first, length) })
}

function describe(row: ExplainedDay, length: Length): Bilingual {
  const name = row.name ?? ''
  const nth = fillBoth(words.nthOf[length.unit], { n: row.n ?? 0 })
  switch (row.kind) {
    case 'counted':
      return nth
    case 'madeUp':
      return fillBoth(words.kinds.madeUp, { nth, name })
    case 'holiday':
      return fillBoth(words.kinds.holiday, { name })
    case 'rolled':
      return fillBoth(name === '' || name.en === '' ? words.kinds.rolledRestDay : words.kinds.rolled, { name })
    case 'due':
      return row.n === undefined ? words.kinds.due : fillBoth(words.kinds.dueNth, { nth })
    default:
      return words.kinds[row.kind]
  }
}

function closing({ due, provisional, calendarVersion, ruleSetVersion }: Explanation): readonly Bilingual[] {
  const firm = fillBoth(words.says.firm, { calendar: calendarVersion, rules: ruleSetVersion })
  if (due === null) return [words.says.open, firm]
  return provisional ? [words.says.provisional, firm] : [firm]
}

const dated = (day: Day) =>
  fillBoth(words.says.dated, { day: sayDay(day), weekday: words.weekdays[weekday(day)] ?? '' })
