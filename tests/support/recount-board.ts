import type { LogRow } from '#engine/case/log-item.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { board as words } from '#web/words/staff/board.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import { isSoon } from './recount.ts'

/** Limit as the cases alone put it on the board. */
export type Counted = {
  readonly id: string
  readonly number: string
  readonly procedure: string
  readonly state: string
  readonly rule: string
  readonly due: Day | null
  readonly owed: Holder
  readonly is: Readonly<Record<Kind, boolean>>
}
const kinds = ['overdue', 'today', 'atRisk', 'provisional', 'paused', 'untaken', 'unstaffed', 'stalled'] as const
type Kind = (typeof kinds)[number]

/** Counts running duties one by one, to check the board. */
export async function boardRecount(
  engine: Engine,
  files: readonly CaseFile[],
  staff: readonly Pick<Person, 'roles'>[],
): Promise<readonly Counted[]> {
  const logs = await entriesOf(engine)
  return files.flatMap((file) => {
    if (file.closed) return []
    const untaken = isUntaken(file, logs.get(`case#${file.id}`) ?? [])
    return dutiesOf(engine, file).map((clock) => countedAs(engine, file, clock, untaken, staff))
  })
}

export const countsOf = (rows: readonly Counted[]): Readonly<Record<'all' | Kind, number>> => ({
  all: rows.length,
  overdue: rows.filter(({ is }) => is.overdue).length,
  today: rows.filter(({ is }) => is.today).length,
  atRisk: rows.filter(({ is }) => is.atRisk).length,
  provisional: rows.filter(({ is }) => is.provisional).length,
  paused: rows.filter(({ is }) => is.paused).length,
  untaken: rows.filter(({ is }) => is.untaken).length,
  unstaffed: rows.filter(({ is }) => is.unstaffed).length,
  stalled: rows.filter(({ is }) => is.stalled).length,
})

/** Number shown on a board's page. */
export function countOnBoard(body: string, name: string): number {
  const zh = Object.entries(words).find(([key]) => key === name)?.[1].zh
  return Number(new RegExp(`<dt>${zh}</dt>\\s*<dd>\\s*<(?:a|button)[^>]*>(\\d+)`).exec(body)?.[1])
}

/** Rows of a sheet below its head. */
export const sheetRows = (csv: string): number => csv.trim().split('\n').length - 1

/** Choices that lapse count where nothing else runs. */
function dutiesOf({ procedures }: Engine, { clocks, procedure }: CaseFile) {
  const lapsing = (procedures[procedure]?.timing.limits ?? [])
    .filter(({ lapses }) => lapses)
    .map(({ limit }) => limit.id)
  const live = Object.values(clocks).filter(({ state }) => state === 'running' || state === 'paused')
  const duties = live.filter(({ rule }) => !lapsing.some((id) => id === rule))
  if (duties.length > 0) return duties
  return live.length > 0 ? live : [null]
}

function countedAs(
  engine: Engine,
  { id, number, procedure, state, holder }: CaseFile,
  clock: CaseFile['clocks'][string] | null,
  untaken: boolean,
  staff: readonly Pick<Person, 'roles'>[],
): Counted {
  const today = shanghaiDay(engine.clock.now())
  const owed = clock?.owedBy ?? holder
  const isPaused = clock?.state === 'paused'
  const due = isPaused ? null : (clock?.due ?? null)
  const isEstimate = clock?.provisional === true && !isPaused
  return {
    ...{ id, number, procedure, state, rule: clock?.rule ?? '-', due, owed },
    is: {
      overdue: due !== null && due < today && !isEstimate,
      today: due === today,
      atRisk: due !== null && (due >= today || isEstimate) && isSoon(engine, today, due),
      provisional: isEstimate,
      paused: isPaused,
      untaken,
      unstaffed: isOurs(owed) && !staff.some(({ roles }) => roles.some((seat) => mayDo(owed, seat))),
      stalled: state === 'stalled',
    },
  }
}

const isOurs = ({ role }: Holder) => !['applicant', 'system', 'creditChina'].includes(role)

/** Own seat, a colleague at the desk, or the head. */
function mayDo(owed: Holder, seat: Holder): boolean {
  if (owed.unit !== seat.unit) return false
  if (owed.role === seat.role) return true
  const isDesk = owed.role === 'intake' || owed.role === 'officer'
  return owed.unit !== null && isDesk && ['intake', 'officer', 'head', 'intakeHead'].includes(seat.role)
}

/** Entries of each case, from the log alone. */
async function entriesOf(engine: Engine): Promise<ReadonlyMap<string, readonly LogRow[]>> {
  const rows = (await engine.journal.since(-1, 1_000_000)).map(({ item }) => item)
  const cases = rows.filter(({ pk }) => pk.startsWith('case#'))
  return new Map(
    [...Map.groupBy(cases, ({ pk }) => pk)].map(([pk, items]) => [
      pk,
      items.map((item) => item.body as unknown as LogRow),
    ]),
  )
}

/** True while the holder has written nothing into it since it came. */
function isUntaken({ holder, held = [] }: CaseFile, log: readonly LogRow[]): boolean {
  if (holder.role === 'applicant' || holder.role === 'system') return false
  const came = held.findLast(({ until }) => until === null)?.from ?? 0
  return !log.some(({ entry, payload }) => entry.at > came && payload && mayDo(holder, payload.data.actor))
}
