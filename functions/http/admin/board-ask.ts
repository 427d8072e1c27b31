import type { BoardAsk } from '#engine/figures/board-list.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import type { Engine } from '#engine/store/engine.ts'
import { boardShows } from '#engine/views/oversight-view.ts'
import type { Ask } from '../door/ask.ts'

/** Reads it from an address; `own`: the reader’s county. */
export function boardAsk({ query }: Pick<Ask, 'query'>, engine: Engine, own: string | null): BoardAsk {
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
export function listFor({ unit, county, procedure }: BoardAsk, area: string): string {
  const of = boardList(unit !== null ? `unit.${unit}` : county !== null ? `county.${county}` : area)
  return procedure === null ? of : `${of}#${procedure}`
}
