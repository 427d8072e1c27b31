import {
  calendarKeys,
  calendarKind,
  holidayEditionItem,
  holidayEditionKey,
  holidayEditionOf,
} from '#engine/begin/calendar-kind.ts'
import { commit } from '#engine/begin/commit.ts'
import { gatheredKind } from '#engine/begin/gathered-kind.ts'
import { untakenEditions } from '#engine/begin/holiday-editions.ts'
import { trustedFor } from '#engine/begin/read-seldom.ts'
import { caseKind } from '#engine/case/case-kind.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { recount } from '#engine/case/clocks.ts'
import { administer, change, refused } from '#engine/people/admin-log.ts'
import { endedWalk, movedWalk, type StandingWalk, type Walk, walkOf } from '#engine/proof/walk.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets, dueOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { partFrom, readChained } from '#engine/store/read-several.ts'
import type { Calendar } from '#law/calendar.ts'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import { placeOf } from './consume.ts'

/** A limit that another calendar ends on another day, or at all. */
export type Moved = {
  readonly caseId: string
  readonly number: string
  readonly procedure: string
  readonly limit: string
  /** Null: it was open. */
  readonly from: Day | null
  readonly wasProvisional: boolean
  readonly to: Day
  readonly provisional: boolean
}

const currentKey = calendarKeys.key()
const clockActor = { id: 'clock', role: 'system', unit: null } as const

type Store = Pick<Engine, 'table' | 'procedures'>

/** Limits that a calendar would move; paused ones wait. */
export async function* movedBy(engine: Store, calendar: Calendar): AsyncGenerator<Moved> {
  for await (const file of openCases(engine)) yield* movedIn(engine, file, calendar)
}

/** Twice the time for which a process trusts its calendar. */
const renewedBy = 2 * trustedFor
/** Open cases that one page looks through. */
const looked = 500
const everyDue = Array.from({ length: dueBuckets }, (_, bucket) => ({ index: 'due', pk: dueOf(bucket) }) as const)

/** A page of them, from as many open cases. */
export async function movedPage(engine: Store, calendar: Calendar, at: string | undefined): Promise<Paged<Moved>> {
  return across(await readChained(engine.table, everyDue, at, looked), (items) =>
    items.filter(caseKind.holds).flatMap((item) => movedIn(engine, caseFile(item), calendar)),
  )
}

/** Open cases that one step counts anew. */
const counted = 100

/** Takes the engine's calendar in steps; one case stops no other. */
export async function adoptCalendar(engine: Engine): Promise<number> {
  await engine.renew?.(true)
  const before = await engine.table.get(currentKey)
  if (before?.body === engine.calendar.version || (await isTooSoon(engine))) return 0
  const faults: string[] = []
  let at = await walkOf(engine, 'calendar', engine.calendar.version)
  for (let isOver = false; !isOver; ) {
    const step = await countAnew(engine, at.walk)
    faults.push(...step.faults)
    if (step.isLast) return taken(engine, before, { ...at, walk: step.walk })
    at = { ...at, walk: step.walk }
    // Else another sweep goes on with it.
    const isOurs = (await engine.table.transact([movedWalk(at)])).kind === 'done'
    isOver = !isOurs || step.hasFailed || engine.isStopping?.() === true
    at = { ...at, v: at.v + 1 }
  }
  if (faults.length > 0) throw new Fault('calendarFailed', faults.join('\n'))
  return 0
}

/** Goes round until all is in place: cases move behind it. */
async function countAnew(engine: Engine, walk: Walk) {
  const read = (at: string | undefined) => readChained(engine.table, everyDue, at, counted)
  const { items, next } = await partFrom(read, walk.after, 1)
  const faults: string[] = []
  let moved = 0
  for (const item of items.filter(caseKind.holds)) {
    try {
      const file = caseFile(item)
      for (const one of movedIn(engine, file, engine.calendar)) {
        await recompute(engine, file, one)
        moved += 1
      }
    } catch (cause) {
      faults.push(`${item.pk}: ${cause}`)
    }
  }
  const so = { ...walk, done: walk.done + moved, round: walk.round + moved, failed: walk.failed + faults.length }
  if (next !== null) return { walk: { ...so, after: next }, faults, isLast: false, hasFailed: false }
  const hasFailed = so.failed > 0
  const isLast = !hasFailed && (so.round === 0 || walk.after === '')
  return { walk: { ...so, after: '', round: 0, failed: 0 }, faults, isLast, hasFailed }
}

async function taken(engine: Engine, before: Item | undefined, at: StandingWalk): Promise<number> {
  const { of: to, done: moved } = at.walk
  const put = { ...currentKey, v: (before?.v ?? 0) + 1, body: to }
  await administer(engine, { actor: clockActor }, 'calendar.taken', async (_, now) => {
    const current = await engine.table.get(currentKey)
    // Another sweep took one meanwhile.
    if (current?.v !== before?.v) return refused('movedOn')
    return change({ from: before === undefined ? '' : calendarKind.read(before), to, moved }, [
      { put, when: before ? { v: before.v } : 'absent' },
      ...endedWalk(at),
      ...(await takenWrites(engine, { at: now, moved })),
    ])
  })
  return moved
}

/** Until every process has renewed its calendar. */
async function isTooSoon(engine: Engine): Promise<boolean> {
  const waiting = await untakenEditions(engine)
  return waiting.some(({ settledAt }) => engine.clock.now() < (settledAt ?? 0) + renewedBy)
}

/** Notices that are now counted by. */
async function takenWrites(engine: Engine, taken: { readonly at: number; readonly moved: number }) {
  const { table, deployment } = engine
  const waiting = await untakenEditions(engine)
  const items = await Promise.all(waiting.map((one) => table.get(holidayEditionKey(deployment.area, one.year, one.n))))
  return items.flatMap((item): readonly Write[] =>
    item
      ? [
          {
            put: holidayEditionItem({ ...holidayEditionOf(item), taken }, deployment.area, item.v + 1),
            when: { v: item.v },
          },
        ]
      : [],
  )
}

function movedIn(engine: Store, file: CaseFile, calendar: Calendar): readonly Moved[] {
  const {
    timing: { limits },
  } = procedureOf(engine, file)
  return Object.values(file.clocks).flatMap((clock): readonly Moved[] => {
    const rule = limits.find(({ limit }) => limit.id === clock.rule)
    const now = rule && isWaiting(clock) ? recount(rule, clock, calendar) : null
    if (!now || (now.due === clock.due && now.provisional === clock.provisional)) return []
    const { id: caseId, number, procedure } = file
    const was = { from: clock.due, wasProvisional: clock.provisional }
    return [{ caseId, number, procedure, limit: clock.rule, ...was, to: now.due, provisional: now.provisional }]
  })
}

/** The applicant's own time, once over, is over. */
const isWaiting = ({ state, breachedAt, owedBy }: CaseClock) =>
  state === 'running' && (breachedAt === null || owedBy.role !== 'applicant')

async function recompute(
  engine: Engine,
  { id, clocks }: CaseFile,
  { limit, from: due, to: dueNow }: Moved,
): Promise<void> {
  const data = {
    limit,
    due,
    dueNow,
    party: clocks[limit]?.owedBy ?? null,
    milestone: 'recomputed',
    calendar: engine.calendar.version,
  }
  await commit(engine, id, { type: `clock.${limit}.recomputed`, actor: clockActor, data })
}

/** Calendar taken, entries followed; an act's mail just goes. */
export async function isToldOf(engine: Engine, item: Item): Promise<boolean> {
  const { change: version, told } = gatheredKind.read(item)
  if (told) return true
  const current = await engine.table.get(currentKey)
  if (!current || calendarKind.read(current) !== version) return engine.calendar.version !== version
  return (await placeOf(engine, 'letters')) >= (await engine.journal.size()) - 1
}

/** Open cases, each with a moment of the index. */
export async function* openCases({ table }: Pick<Engine, 'table'>): AsyncGenerator<CaseFile> {
  for (const list of everyDue)
    for await (const item of everyItem(table, list)) if (caseKind.holds(item)) yield caseFile(item)
}
