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
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets, dueOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { readChained } from '#engine/store/read-several.ts'
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

/** A page of them, from as many open cases. */
export async function movedPage(engine: Store, calendar: Calendar, at: string | undefined): Promise<Paged<Moved>> {
  const buckets = Array.from({ length: dueBuckets }, (_, bucket) => ({ index: 'due', pk: dueOf(bucket) }) as const)
  return across(await readChained(engine.table, buckets, at, looked), (items) =>
    items.filter(caseKind.holds).flatMap((item) => movedIn(engine, caseFile(item), calendar)),
  )
}

/** Takes the engine's calendar once; one case stops no other. */
export async function adoptCalendar(engine: Engine): Promise<number> {
  await engine.renew?.(true)
  const before = await engine.table.get(currentKey)
  const { version } = engine.calendar
  if (before?.body === version || (await isTooSoon(engine))) return 0
  let moved = 0
  const faults: string[] = []
  for await (const item of openItems(engine)) {
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
  if (faults.length > 0) throw new Fault('calendarFailed', faults.join('\n'))
  const put = { ...currentKey, v: (before?.v ?? 0) + 1, body: version }
  await administer(engine, { actor: clockActor }, 'calendar.taken', async (_, at) => {
    const now = await engine.table.get(currentKey)
    // Another sweep took one meanwhile.
    if (now?.v !== before?.v) return refused('movedOn')
    return change({ from: before === undefined ? '' : calendarKind.read(before), to: version, moved }, [
      { put, when: before ? { v: before.v } : 'absent' },
      ...(await takenWrites(engine, { at, moved })),
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
export async function* openCases(engine: Pick<Engine, 'table'>): AsyncGenerator<CaseFile> {
  for await (const item of openItems(engine)) yield caseFile(item)
}

async function* openItems({ table }: Pick<Engine, 'table'>): AsyncGenerator<Item> {
  for (let bucket = 0; bucket < dueBuckets; bucket += 1) {
    for await (const item of everyItem(table, { index: 'due', pk: dueOf(bucket) })) if (caseKind.holds(item)) yield item
  }
}
