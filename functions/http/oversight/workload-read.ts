import { seatsIn } from '#engine/figures/board-counts.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import { workList } from '#engine/figures/work-lists.ts'
import { noDay } from '#engine/figures/workload.ts'
import { countsFor } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { absenceKey, absenceOf, countyOf, inUnits, staffNow } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, seatName } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import type { PersonLoad, SeatLoad } from '#web/oversight/workload-page.tsx'
import { type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import { unitsIn } from './figure-names.ts'

export type Workload = {
  /** County of the figures; null: the whole area’s. */
  readonly county: string | null
  readonly seats: readonly SeatLoad[]
  readonly people: readonly PersonLoad[]
}

/** Work with each seat and person now, from counters. */
export async function workloadFor(engine: Engine, reader: Person): Promise<Workload | null> {
  if (!may(reader, 'list.board')) return null
  const county = countyOf(engine, reader)
  const list = boardList(county === null ? engine.deployment.area : `county.${county}`)
  const [staff, counts] = await Promise.all([staffNow(engine), countsFor(engine, reader, [list])])
  const running = seatsIn(counts).filter(({ seat, n }) => seat.role !== 'applicant' && n > 0)
  const units = county === null ? null : unitsIn(engine, county)
  const isShown = ({ role, unit }: Holder) =>
    unit !== null && inUnits.includes(role) && (units === null || units.includes(unit))
  const people = staff.filter(({ roles }) => roles.some(isShown))
  return {
    county,
    seats: running
      .toSorted((a, b) => b.n - a.n)
      .map(({ seat, n }) => ({
        unit: seat.unit === null ? seatName(engine, seat) : nameOfUnit(engine, seat.unit),
        seat: seatName(engine, seat),
        running: n,
        people: staff.filter(({ roles }) => roles.some((one) => isSameSeat(one, seat))).length,
      })),
    people: (await Promise.all(people.map((one) => loadOf(engine, reader, one, { running, isShown })))).toSorted(
      (a, b) => b.own - a.own || b.atSeat - a.atSeat || a.name.localeCompare(b.name),
    ),
  }
}

type Seats = { readonly running: ReturnType<typeof seatsIn>; readonly isShown: (seat: Holder) => boolean }

async function loadOf(
  engine: Engine,
  reader: Person,
  person: Person,
  { running, isShown }: Seats,
): Promise<PersonLoad> {
  const seats = person.roles.filter(isShown)
  const own = await countsFor(engine, reader, [workList('mine', person.id)])
  const at = running.filter(({ seat }) => seats.some((one) => isSameSeat(one, seat)))
  return {
    ...{ id: person.id, name: person.name, unit: seats[0]?.unit ?? '' },
    seats: seats.map((seat) => seatName(engine, seat)),
    own: own[`due.${noDay}`] ?? 0,
    atSeat: at.reduce((sum, { n }) => sum + n, 0),
    away: await awayUntil(engine, person.id),
  }
}

/** Last day of an absence that has begun. */
async function awayUntil({ table, clock }: Engine, id: string): Promise<Day | null> {
  const item = await table.get(absenceKey(id))
  const [today, away] = [shanghaiDay(clock.now()), item && absenceOf(item)]
  return away && away.from <= today && today <= away.until ? away.until : null
}
