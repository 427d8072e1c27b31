import { staffedBy } from '#engine/figures/board-counts.ts'
import { boardLine } from '#engine/figures/board-line.ts'
import { type BoardAsk, boardRows } from '#engine/figures/board-list.ts'
import type { Running } from '#engine/figures/running.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import { countsFor } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf, staffNow } from '#engine/people/stand-in.ts'
import type { Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { pageSize } from '#engine/store/read.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import { boardShows } from '#engine/views/oversight-view.ts'
import type { Holder } from '#workflows/contract/actor.ts'

export type BoardRead = {
  readonly asked: BoardAsk
  /** County of the board; null: the whole area’s. */
  readonly county: string | null
  readonly staff: readonly Person[]
  readonly isStaffed: (seat: Holder) => boolean
  /** Counters of all that its reader may ask for. */
  readonly whole: () => Promise<Counts>
  /** Counters of what is asked for. */
  readonly counts: () => Promise<Counts>
  readonly rows: (at: string | undefined, limit?: number) => Promise<Paged<Running>>
  readonly line: (row: Running) => BoardLine
}

/** Questions that narrow a board. */
export type BoardQuery = Readonly<Record<string, string | undefined>>

/** The board as its reader asks for it. */
export async function boardFor(engine: Engine, person: Person, query: BoardQuery): Promise<BoardRead | null> {
  if (!may(person, 'list.board')) return null
  const county = countyOf(engine, person)
  const asked = boardAsk(query, engine, county)
  const staff = await staffNow(engine)
  const isStaffed = staffedBy(staff)
  const { area } = engine.deployment
  const [all, own] = [boardList(county === null ? area : `county.${county}`), listFor(asked, area)]
  const read = (list: string) => countsFor(engine, person, [list])
  let found: Promise<Counts> | undefined
  const whole = () => {
    found ??= read(all)
    return found
  }
  return {
    ...{ asked, county, staff, isStaffed, whole },
    counts: () => (own === all ? whole() : read(own)),
    rows: (at, limit = pageSize) => boardRows(engine, person, { ...asked, isStaffed }, at, limit),
    line: (row) => boardLine(engine, { staff, isStaffed }, row),
  }
}

/** Reads what is asked; `own`: the reader’s county. */
export function boardAsk(query: BoardQuery, engine: Engine, own: string | null): BoardAsk {
  const { procedures, deployment } = engine
  const units = deployment.directory.units.filter(({ area }) => own === null || area === own)
  const known = (name: string, all: readonly string[]) => all.find((one) => one === query[name]) ?? null
  const procedure = known('procedure', Object.keys(procedures))
  const states = procedure === null ? [] : Object.keys(procedures[procedure]?.pages.words.states ?? {})
  return {
    show: boardShows.find((one) => one === query['filter']) ?? 'all',
    unit: known(
      'unit',
      units.map(({ id }) => id),
    ),
    county:
      own ??
      known(
        'county',
        units.map(({ area }) => area),
      ),
    procedure,
    state: known('state', states),
    person: query['person'] || null,
  }
}

/** Names its counters: unit, else county, else area; perhaps one procedure's. */
function listFor({ unit, county, procedure }: BoardAsk, area: string): string {
  const of = boardList(unit !== null ? `unit.${unit}` : county !== null ? `county.${county}` : area)
  return procedure === null ? of : `${of}#${procedure}`
}
