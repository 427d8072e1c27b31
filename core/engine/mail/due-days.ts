import { isLive } from '#engine/case/clocks.ts'
import { system } from '#engine/case/log-item.ts'
import { ruleFor } from '#engine/case/on-rules.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { derivedId } from '#engine/store/derived-id.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import type { DueDay } from '#engine/store/ports.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { lengthOf, type TimeLimit } from '#law/time-limit.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { Enclosure } from './letter.ts'

type About = {
  readonly notice: string
  readonly isStaff: boolean
  /** The limit that the mail is about. */
  readonly clock: CaseClock | null
  readonly lang: Lang
  readonly url: string
}

/** Due days for the reader's calendar, and those taken back; names stay. */
export function dueDays(engine: Engine, procedure: Procedure, file: CaseFile, about: About): readonly Enclosure[] {
  if (!engine.calendarFile) return []
  const now = engine.clock.now()
  const dayOf = ({ id, due, name }: Due): DueDay => ({
    uid: dayName(engine, file.id, id),
    // Log order: moved days have higher numbers.
    sequence: file.seq,
    day: due,
    summary: `${name} · ${file.number}`,
    description: fill(phrase(engine, 'mail.inCalendar')[about.lang], { number: file.number }),
    url: about.url,
    at: now,
  })
  const enclose = (name: string, days: readonly Due[], isCancelled: boolean): readonly Enclosure[] =>
    days.length === 0 || !engine.calendarFile
      ? []
      : [{ name, type: 'text/calendar', text: engine.calendarFile(days.map(dayOf), isCancelled) }]
  const { to, from } = about.isStaff
    ? { to: staffDay(procedure, about), from: [] }
    : own(engine, procedure, file, about)
  return [...enclose('due.ics', to, false), ...enclose('cancelled.ics', from, true)]
}

/** One name for a day, so that a later one moves it; tells neither case nor rule. */
export const dayName = ({ deployment, crypto }: Engine, about: string, day: string): string =>
  `${derivedId(crypto, `day ${day} of ${about}`)}@${new URL(deployment.url).hostname}`

/** Day by which somebody is to act. */
export type Due = { readonly id: string; readonly due: string; readonly name: string }

function staffDay(procedure: Procedure, { clock, lang }: About): readonly Due[] {
  if (!clock?.due || clock.state !== 'running') return []
  return [{ id: clock.rule, due: clock.due, name: procedure.pages.words.limits[clock.rule]?.[lang] ?? clock.rule }]
}

/** The applicant's duties, those that ended, and remedies against a result. */
function own(engine: Engine, procedure: Procedure, file: CaseFile, about: About) {
  const duties = ownDuties(engine, procedure, file, about)
  const over = Object.values(file.clocks).filter((clock) => clock.owedBy.role === 'applicant' && !isLive(clock))
  const stillOver = over.filter(({ rule }) => !duties.some(({ id }) => id === rule))
  // Mail that tells of what goes by hand does not serve it.
  const after = procedure.pages.show(file.data).byHand ? [] : remedies(engine, file, about)
  return { to: [...duties, ...after], from: stillOver.flatMap((clock) => asDue(procedure, clock, about.lang)) }
}

/** Days for the applicant to act, with those this mail begins. */
export function ownDuties(engine: Engine, procedure: Procedure, file: CaseFile, about: Told): readonly Due[] {
  const { lang, notice } = about
  const running = Object.values(file.clocks).filter((clock) => clock.owedBy.role === 'applicant' && isLive(clock))
  const begun = procedure.timing.limits.filter((rule) => begins(engine, rule, file, notice))
  const reckoned = begun.flatMap(({ limit }) => reckon(engine, limit, named(procedure, limit.id, lang)))
  const fresh = reckoned.filter(({ id }) => !running.some(({ rule }) => rule === id))
  return [...running.flatMap((clock) => asDue(procedure, clock, lang)), ...fresh]
}

type Told = Pick<About, 'notice' | 'lang'>

const named = (procedure: Procedure, id: string, lang: Lang) => procedure.pages.words.limits[id]?.[lang] ?? id

/** An open limit has no day to bring. */
const asDue = (procedure: Procedure, { rule, due }: CaseClock, lang: Lang): readonly Due[] =>
  due === null ? [] : [{ id: rule, due, name: named(procedure, rule, lang) }]

/** Limit from this service, as if served today. */
function begins({ clock }: Engine, rule: LimitRule, { data }: CaseFile, notice: string): boolean {
  const served = { type: 'notice.served', at: clock.now(), actor: system, data: { notice } }
  if (!rule.starts.includes(served.type) || rule.owedBy(data).role !== 'applicant') return false
  return rule.applies?.(data, served) ?? true
}

const remedyLimits = { H1: 'mail.reconsideration', H2: 'mail.suit' } as const

/** 复议 and 诉讼, from the service of an answer or a refusal. */
function remedies(engine: Engine, file: CaseFile, { notice, lang }: About): readonly Due[] {
  if (notice !== 'answered' && notice !== 'refused') return []
  return (['H1', 'H2'] as const).flatMap((id) =>
    reckon(engine, ruleFor(engine, file, id), phrase(engine, remedyLimits[id])[lang]),
  )
}

/** As if it began today; nothing beyond the calendar. */
function reckon({ clock, calendar }: Engine, limit: TimeLimit, name: string): readonly Due[] {
  const length = lengthOf(limit)
  const found = length && findDeadline(length, shanghaiDay(clock.now()), calendar)
  return found ? [{ id: limit.id, due: found.due, name }] : []
}
