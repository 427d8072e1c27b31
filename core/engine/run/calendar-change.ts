import { commit } from '#engine/begin/commit.ts'
import { caseKind } from '#engine/case/case-kind.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { recount } from '#engine/case/clocks.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets, dueOf } from '#engine/store/keys.ts'
import { everyItem } from '#engine/store/read.ts'
import type { Calendar } from '#law/calendar.ts'
import type { Day } from '#law/day.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import { calendarKeys, calendarKind } from './follower-kinds.ts'

/** A limit that another calendar ends on another day, or at all. */
export type Moved = {
  readonly caseId: string
  readonly number: string
  readonly limit: string
  /** Null: it was open. */
  readonly from: Day | null
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

/** Takes the engine's calendar once: an entry in each case and administration. */
export async function adoptCalendar(engine: Engine): Promise<number> {
  const before = await engine.table.get(currentKey)
  const { version } = engine.calendar
  if (before?.body === version) return 0
  let moved = 0
  for await (const file of openCases(engine)) {
    for (const one of movedIn(engine, file, engine.calendar)) {
      await recompute(engine, file, one)
      moved += 1
    }
  }
  const put = { ...currentKey, v: (before?.v ?? 0) + 1, body: version }
  await administer(engine, { actor: clockActor }, 'calendar.taken', async () =>
    change({ from: before === undefined ? '' : calendarKind.read(before), to: version, moved }, [
      { put, when: before ? { v: before.v } : 'absent' },
    ]),
  )
  return moved
}

function movedIn(engine: Store, file: CaseFile, calendar: Calendar): readonly Moved[] {
  const {
    timing: { limits },
  } = procedureOf(engine, file)
  return Object.values(file.clocks).flatMap((clock): readonly Moved[] => {
    const rule = limits.find(({ limit }) => limit.id === clock.rule)
    const now = rule && isWaiting(clock) ? recount(rule, clock, calendar) : null
    if (!now || (now.due === clock.due && now.provisional === clock.provisional)) return []
    const { id: caseId, number } = file
    return [{ caseId, number, limit: clock.rule, from: clock.due, to: now.due, provisional: now.provisional }]
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
  const data = { limit, due, dueNow, party: clocks[limit]?.owedBy ?? null, milestone: 'recomputed' }
  await commit(engine, id, { type: `clock.${limit}.recomputed`, actor: clockActor, data })
}

/** Open cases, each with a moment of the index. */
export async function* openCases({ table }: Pick<Engine, 'table'>): AsyncGenerator<CaseFile> {
  for (let bucket = 0; bucket < dueBuckets; bucket += 1) {
    for await (const item of everyItem(table, { index: 'due', pk: dueOf(bucket) }))
      if (caseKind.holds(item)) yield caseFile(item)
  }
}
