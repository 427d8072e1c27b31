import { causes, chargeText } from '#engine/case/charge-words.ts'
import { charges, isLate } from '#engine/case/charges.ts'
import { isLive } from '#engine/case/clocks.ts'
import { rulesOf } from '#engine/case/on-rules.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { explain } from '#law/explain.ts'
import { isStatutory, lengthOf } from '#law/time-limit.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { ClockView } from './view.ts'

/** Limits of a case, each with how its day came about. */
export function clockViews(engine: Engine, procedure: Procedure, file: CaseFile): readonly ClockView[] {
  const today = shanghaiDay(engine.clock.now())
  const { version } = rulesOf(engine, file.rules)
  const counting = { procedure, file, calendar: engine.calendar }
  return procedure.timing.limits.flatMap(({ limit, lapses }): ClockView[] => {
    const clock = file.clocks[limit.id]
    if (!clock || (lapses && !isLive(clock))) return []
    const length = lengthOf(limit)
    return [
      {
        rule: clock.rule,
        name: procedure.pages.words.limits[clock.rule] ?? limit.step,
        state: clock.state,
        due: clock.due,
        provisional: clock.provisional,
        statutory: isStatutory(limit),
        article: limit.citation,
        owedBy: clock.owedBy,
        owedByName: holderName(engine, clock.owedBy),
        overdue: isLive(clock) && clock.due !== null && clock.due < today && !clock.provisional,
        charged: chargedOf(engine, counting, clock),
        explanation: explain(limit, clock.startDay, engine.calendar, {
          excluded: clock.pauses,
          extendedBy: clock.extendedBy,
          ...(length ? { length } : {}),
          ruleSetVersion: version,
          isOpen: clock.due === null,
        }),
      },
    ]
  })
}

function chargedOf(engine: Engine, counting: Parameters<typeof charges>[0], clock: CaseClock): Bilingual | null {
  if (!isLate(clock)) return null
  return clock.ruled === 'rescinded'
    ? causes.rescinded
    : chargeText(engine, charges(counting, clock.rule, engine.clock.now()))
}
