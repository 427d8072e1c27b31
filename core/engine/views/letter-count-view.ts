import { procedureOf } from '#engine/case/case-of.ts'
import { ruleFor } from '#engine/case/on-rules.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { remedyDays } from '#engine/papers/paper-view.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import type { Day } from '#law/day.ts'
import { explain } from '#law/explain.ts'
import type { Span } from '#law/span.ts'
import { isStatutory } from '#law/time-limit.ts'
import { clockViews } from './clock-views.ts'
import type { ClockView } from './view.ts'

/** Limit of a letter today, with what it is counted from. */
export type LetterLimit = Omit<ClockView, 'rule' | 'owedBy'> & {
  readonly start: Day
  readonly pauses: readonly Span[]
  /** Since when it is paused. */
  readonly pausedOn: Day | null
  /** Day that the letter says; null where it says none. */
  readonly printed: Day | null
}

/** Limits that a letter names, else its case’s; and its remedies. */
export function letterLimits(engine: Engine, file: CaseFile, paper: Paper): readonly LetterLimit[] {
  const { facts, toUnit } = paper
  const printed = new Map(facts.clocks.map(({ name, due }) => [name.zh, due]))
  const clocks = clockViews(engine, procedureOf(engine, file), file).filter(({ article }) => article !== '')
  const named = clocks.filter(({ name }) => printed.has(name.zh))
  const shown = named.length > 0 || toUnit !== null ? named : clocks
  return [
    ...shown.flatMap(({ rule, owedBy: _, ...one }): readonly LetterLimit[] => {
      const clock = file.clocks[rule]
      if (!clock) return []
      const { startDay: start, pauses, pausedOn } = clock
      return [{ ...one, start, pauses, pausedOn, printed: printed.get(one.name.zh) ?? null }]
    }),
    ...remedies(engine, file, paper),
  ]
}

/** 复议 and 诉讼, from the day the letter was served. */
function remedies(engine: Engine, file: CaseFile, paper: Paper): readonly LetterLimit[] {
  const { facts, served } = paper
  if (served === null || remedyDays(engine, paper) === null) return []
  return (['H1', 'H2'] as const).map((id) => {
    const limit = { ...ruleFor(engine, file, id), ...facts.quoted?.[id] }
    const explanation = explain(limit, served.on, engine.calendar, { ruleSetVersion: file.rules })
    return {
      ...{ name: limit.step, state: 'running', statutory: isStatutory(limit), article: limit.citation },
      ...{ due: explanation.due, provisional: explanation.provisional, explanation, charged: null, overdue: false },
      owedByName: holderName(engine, { role: 'applicant', unit: null }),
      ...{ start: served.on, pauses: [], pausedOn: null },
      printed: id === 'H1' ? facts.remedies.h1 : facts.remedies.h2,
    }
  })
}
