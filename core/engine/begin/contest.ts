import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { isBreach } from '#engine/case/is-breach.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { contestedEvent, rulingEvent, rulings } from '#engine/case/ruling.ts'
import { textFault } from '#engine/case/text-fault.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { type Day, isDay, shanghaiDay } from '#law/day.ts'
import { workingDayAfter } from '#law/works.ts'
import { unitById } from '#records/directory.ts'
import type { Actor, Holder } from '#workflows/contract/actor.ts'
import { commit, type Outcome } from './commit.ts'
import { contestItem, contestKey, contestOf, ruledItem } from './contest-kind.ts'

/** Working days in which a unit may contest. */
export const daysToContest = 5
/** Characters of reasons. */
export const mostGrounds = 1000

/** A breach by its entry, and its party now. */
export type BreachEntry = {
  readonly seq: number
  readonly limit: string
  readonly due: Day
  readonly at: number
  /** The last day on which it may be contested. */
  readonly until: Day
  readonly charged: Holder | null
}

/** The breach of an entry; null where that entry is none. */
export async function breachAt(engine: Engine, file: CaseFile, seq: string): Promise<BreachEntry | null> {
  const item = /^\d{1,6}$/.test(seq) ? await engine.table.get(logKey('case', file.id, Number(seq))) : undefined
  return item ? breachOf(engine, file, item) : null
}

export function breachOf({ calendar }: Pick<Engine, 'calendar'>, file: CaseFile, item: Item): BreachEntry | null {
  const { entry, payload } = logRow(item)
  const event: { readonly limit?: unknown; readonly due?: unknown } = Object(payload?.data.event)
  if (!isBreach(entry.type, event) || typeof event.limit !== 'string' || !isDay(String(event.due))) return null
  const due = String(event.due)
  const clock = file.clocks[event.limit]
  const isCharged = clock?.due === due && clock.ruled !== 'rescinded'
  const charged = isCharged ? (clock.chargedTo ?? clock.owedBy) : null
  const until = workingDayAfter(calendar, shanghaiDay(entry.at), daysToContest)
  return { seq: entry.seq, limit: event.limit, due, at: entry.at, until, charged }
}

/** Still in time, charged to that unit, and not contested before. */
export const isContestable = (
  { clock }: Pick<Engine, 'clock'>,
  breach: BreachEntry,
  contest: Item | undefined,
): boolean => contest === undefined && breach.charged?.unit != null && shanghaiDay(clock.now()) <= breach.until

/** The unit's head contests a breach, once. */
export async function contestBreach(
  engine: Engine,
  { id }: CaseFile,
  actor: Actor,
  { breach, reason }: { readonly breach: BreachEntry; readonly reason: string },
): Promise<Outcome> {
  const there = await engine.table.get(contestKey(id, breach.seq))
  if (!isContestable(engine, breach, there)) return refused('notInThisState')
  const fields = textFault('reason', reason, mostGrounds)
  if (Object.keys(fields).length > 0) return malformed(fields)
  const { seq, limit, due, charged } = breach
  const data = { breach: seq, limit, due, unit: charged?.unit ?? '', reason: reason.trim() }
  const sent = { type: contestedEvent, actor, data }
  return commit(engine, id, sent, undefined, (next) => {
    const put = contestItem(next, { ...sent, at: next.changedAt })
    return put ? [{ put, when: 'absent' }] : []
  })
}

export type Ruled = { readonly kind: string; readonly unit: string; readonly reason: string }

/** Somebody else keeps, rescinds or re-attributes it, with reasons. */
export async function ruleOn(
  engine: Engine,
  item: Item,
  actor: Actor,
  { kind: said, unit, reason }: Ruled,
): Promise<Outcome> {
  const { caseId, breach, by, standsInFor, limit, due, ruling, unit: from } = contestOf(item)
  if (ruling !== null) return refused('movedOn')
  // Whoever stood in, and whom they stood in for, both ways.
  const sides = [by, standsInFor]
  if (sides.includes(actor.id) || (actor.standsInFor !== undefined && sides.includes(actor.standsInFor)))
    return refused('fourEyes')
  const there = await engine.table.get(caseKey(caseId))
  if (!there) return refused('movedOn')
  const file = caseFile(there)
  const kind = rulings.find((one) => one === said)
  const to = kind === 'reattributed' ? partyIn(engine, file, unit) : null
  // The limit has another day since: nothing is charged.
  const isGone = kind !== 'kept' && file.clocks[limit]?.due !== due
  const fields = {
    ...(kind ? isGone && { kind: 'anotherDay' } : { kind: 'choose' }),
    ...(kind === 'reattributed' && (to === null || unit === from) ? { unit: 'choose' } : {}),
    ...textFault('reason', reason, mostGrounds),
  }
  if (!kind || Object.keys(fields).length > 0) return malformed(fields)
  const data = { breach, limit, due, reason: reason.trim(), by: headOf(engine, from), ...(to && { to }) }
  const sent = { type: rulingEvent(kind), actor, data }
  return commit(engine, caseId, sent, file.seq, ({ area, changedAt: at }) => {
    const put = ruledItem(item, area, { ...sent, at })
    return put ? [{ put, when: { v: item.v } }] : []
  })
}

const headOf = ({ deployment }: Engine, unit: string): Holder => ({
  role: unitById(deployment.directory, unit)?.isPlatform ? 'intakeHead' : 'head',
  unit,
})

/** A unit of the case, as the party that owes. */
function partyIn(engine: Engine, file: CaseFile, unit: string): Holder | null {
  const at = unitById(engine.deployment.directory, unit)
  return at && partiesTo(engine, file).includes(unit) ? { role: at.isPlatform ? 'intake' : 'officer', unit } : null
}

/** Units to which a breach of the case can be charged. */
export function partiesTo(engine: Engine, file: CaseFile): readonly string[] {
  const owing = Object.values(file.clocks).flatMap(({ owedBy }) => owedBy.unit ?? [])
  const held = (file.held ?? []).flatMap(({ by }) => by.unit ?? [])
  return [...new Set([...procedureOf(engine, file).parties.involved(file.data), ...owing, ...held])]
}

const refused = (code: 'movedOn' | 'fourEyes' | 'notInThisState'): Outcome => ({ kind: 'refused', refusal: { code } })
const malformed = (fields: Readonly<Record<string, string>>): Outcome => ({
  kind: 'refused',
  refusal: { code: 'malformed', fields },
})
