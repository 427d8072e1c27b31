import type { Deployment } from '#engine/store/host.ts'
import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'
import { works } from '#law/works.ts'
import type { Act } from './play-acts.ts'

export type Away = { readonly unit: string; readonly from: Day; readonly until: Day }
/** A unit with its officers, and its share of the cases. */
export type Staffed = { readonly unit: string; readonly officers: number; readonly share: number }
export type YearPlan = {
  readonly year: number
  readonly cases: number
  readonly seed: number
  readonly units: readonly Staffed[]
  readonly intake: number
  /** One officer fewer of a unit, from day to day. */
  readonly away: readonly Away[]
}
/** Longest queue of each seat, and its day. */
export type Queue = { readonly seat: string; readonly most: number; readonly on: Day }
export type CityYear = { readonly acts: readonly Act[]; readonly queues: readonly Queue[] }

const minute = 60_000
/** Working minutes of a day, from nine. */
const workday = 480
/** Minutes of a case at intake, unit and head. */
const efforts = { intake: [20, 60], officer: [120, 420], head: [10, 30] } as const

type Job = { readonly id: number; readonly unit: string; readonly at: number }

/** A city's seeded year of arrivals, queues, people, without the engine. */
export function cityYear(plan: YearPlan, calendar: Calendar): CityYear {
  const random = seeded(plan.seed)
  const jobs = arrivals(plan, random)
  const acts: Act[] = jobs.map(({ id, unit, at }) => ({ at, case: id, unit, what: 'open' }))
  const queues: Queue[] = []
  const serve = (
    seat: string,
    waiting: readonly Job[],
    people: number,
    kind: keyof typeof efforts,
    away: readonly Away[],
  ) => {
    const done = served(waiting, { people, away, calendar, effort: () => between(random, efforts[kind]) })
    queues.push({ seat, ...longest(waiting, done) })
    return waiting.map((job, i) => ({ ...job, at: done[i] ?? job.at }))
  }
  const received = serve('intake', jobs, plan.intake, 'intake', [])
  acts.push(...received.map(({ id, unit, at }): Act => ({ at, case: id, unit, what: 'forwarded' })))
  for (const { unit, officers } of plan.units) {
    const own = received.filter((job) => job.unit === unit).toSorted((a, b) => a.at - b.at)
    const away = plan.away.filter((one) => one.unit === unit)
    const proposed = serve(unit, own, officers, 'officer', away)
    acts.push(...proposed.map(({ id, at }): Act => ({ at, case: id, unit, what: 'proposed' })))
    const decided = serve(
      `${unit} head`,
      proposed.toSorted((a, b) => a.at - b.at),
      1,
      'head',
      [],
    )
    acts.push(...decided.map(({ id, at }): Act => ({ at, case: id, unit, what: 'approved' })))
  }
  return { acts: acts.toSorted((a, b) => a.at - b.at || a.case - b.case), queues }
}

/** Cases over the year, at any hour, more on working days. */
function arrivals({ year, cases, units }: YearPlan, random: () => number): readonly Job[] {
  const [first, last] = [instantOn(`${year}-01-01`, '00:00'), instantOn(`${year}-12-31`, '23:00')]
  const all = units.reduce((sum, { share }) => sum + share, 0)
  const ends = units.map((_, i) => units.slice(0, i + 1).reduce((sum, { share }) => sum + share, 0))
  const unitAt = (place: number) => units[ends.findIndex((end) => place * all < end)]?.unit ?? ''
  const at = Array.from({ length: cases }, () => Math.floor(first + random() * (last - first))).toSorted(
    (a, b) => a - b,
  )
  return at.map((moment, id) => ({ id, at: moment, unit: unitAt(random()) }))
}

type Serving = {
  readonly people: number
  readonly away: readonly Away[]
  readonly calendar: Calendar
  readonly effort: () => number
}

/** Instants at which a seat’s people are done, first come first served. */
function served(waiting: readonly Job[], { people, away, calendar, effort }: Serving): readonly number[] {
  const free = Array.from({ length: people }, () => 0)
  return waiting.map(({ at }) => {
    const minutes = effort()
    const endOf = (person: number) =>
      finish(
        Math.max(at, free[person] ?? 0),
        minutes,
        (day) => works(calendar, day) && !(person === 0 && isAway(away, day)),
      )
    // The others work the same days: the first free is done first.
    const next = firstFree(free)
    const [own, other] = [endOf(0), next === 0 ? Number.POSITIVE_INFINITY : endOf(next)]
    const end = Math.min(own, other)
    free[own <= other ? 0 : next] = end
    return end
  })
}

/** Of several people one who is free first, the first aside. */
function firstFree(free: readonly number[]): number {
  let found = free.length > 1 ? 1 : 0
  for (let person = 2; person < free.length; person += 1) if ((free[person] ?? 0) < (free[found] ?? 0)) found = person
  return found
}

const isAway = (away: readonly Away[], day: Day) => away.some(({ from, until }) => from <= day && day <= until)

/** Working minutes after an instant, on days when somebody is there. */
function finish(from: number, minutes: number, isThere: (day: Day) => boolean): number {
  let left = minutes
  for (let day = shanghaiDay(from); ; day = addDays(day, 1)) {
    if (!isThere(day)) continue
    const opens = Math.max(from, instantOn(day, '09:00'))
    const closes = instantOn(day, '09:00') + workday * minute
    const room = Math.floor((closes - opens) / minute)
    if (room >= left) return opens + left * minute
    if (room > 0) left -= room
  }
}

/** Waiting cases are those come and not yet done. */
function longest(waiting: readonly Job[], done: readonly number[]): { readonly most: number; readonly on: Day } {
  const steps = [...waiting.map(({ at }) => ({ at, by: 1 })), ...done.map((at) => ({ at, by: -1 }))]
  let [n, most, at] = [0, 0, steps[0]?.at ?? 0]
  for (const step of steps.toSorted((a, b) => a.at - b.at || a.by - b.by)) {
    n += step.by
    if (n > most) [most, at] = [n, step.at]
  }
  return { most, on: shanghaiDay(at) }
}

const between = (random: () => number, [low, high]: readonly [number, number]): number =>
  Math.round(low + random() * (high - low))

/** The same numbers from the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Units of the city, with people busy nine tenths. */
export function staffing(
  { directory, area }: Pick<Deployment, 'directory' | 'area'>,
  cases: number,
): Pick<YearPlan, 'units' | 'intake'> {
  const own = directory.units.filter((one) => one.area === area && !one.isPlatform && one.domains.length > 0)
  const shares = own.slice(0, mostUnits).map(({ id }, i) => ({ unit: id, share: mostUnits - i }))
  const all = shares.reduce((sum, { share }) => sum + share, 0)
  const people = (n: number, [low, high]: readonly [number, number]) =>
    Math.max(1, Math.ceil((n * (low + high)) / 2 / (workdays * workday * busy)))
  return {
    units: shares.map((one) => ({ ...one, officers: people((cases * one.share) / all, efforts.officer) })),
    intake: people(cases, efforts.intake),
  }
}

const [mostUnits, workdays, busy] = [8, 245, 0.9]
