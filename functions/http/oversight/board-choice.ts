import type { seatsIn, statesIn } from '#engine/figures/board-counts.ts'
import type { BoardAsk } from '#engine/figures/board-list.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, nameOfUnit, plain } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { BoardChoice, Choice } from '#web/supervisor/board-choice.tsx'
import { lists } from '#web/words/staff/lists.ts'

type Known = {
  readonly seats: ReturnType<typeof seatsIn>
  readonly states: ReturnType<typeof statesIn>
  readonly staff: readonly Person[]
}

/** Choices that narrow the board, each with its number of limits. */
export function boardChoice(
  engine: Engine,
  { show, ...chosen }: BoardAsk,
  { seats, states, staff }: Known,
): BoardChoice {
  const { directory, area } = engine.deployment
  const areaOf = (unit: string | null) => directory.units.find(({ id }) => id === unit)?.area ?? null
  const units = summed(seats.map(({ seat, n }) => [seat.unit, n]))
  const counties = summed(seats.map(({ seat, n }) => [areaOf(seat.unit), n]))
  const words = (id: string) => engine.procedures[id]?.pages.words
  const inStates = states.filter(({ procedure }) => procedure === chosen.procedure)
  const members = staff.filter(({ roles }) => chosen.unit !== null && roles.some(({ unit }) => unit === chosen.unit))
  return {
    show,
    chosen,
    units: offered(units, (id) => nameOfUnit(engine, id)),
    counties: offered(counties, (id) => (id === area ? lists.ofCity : countyName(engine, id))),
    procedures: offered(
      summed(states.map(({ procedure, n }) => [procedure, n])),
      (id) => words(id)?.title ?? plain(id),
    ),
    states: offered(
      summed(inStates.map(({ state, n }) => [state, n])),
      (id) => words(chosen.procedure ?? '')?.states[id] ?? plain(id),
    ),
    people: members.map(({ id, name }) => ({ value: id, name: plain(name), n: 0 })),
  }
}

function summed(counts: readonly (readonly [string | null, number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [id, n] of counts) if (id !== null) sums.set(id, (sums.get(id) ?? 0) + n)
  return sums
}

const offered = (sums: ReadonlyMap<string, number>, name: (id: string) => Bilingual): readonly Choice[] =>
  [...sums].map(([value, n]) => ({ value, name: name(value), n })).toSorted((a, b) => b.n - a.n)
