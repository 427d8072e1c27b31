import { seatsIn } from '#engine/figures/board-counts.ts'
import { forecast } from '#engine/figures/forecast.ts'
import { type Running, runningIn, runningKind } from '#engine/figures/running.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import { countsOf } from '#engine/figures/tally.ts'
import { countsOn } from '#engine/figures/workload-counts.ts'
import { absenceKey, absenceOf, inUnits, staffNow } from '#engine/people/stand-in.ts'
import type { Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Absence, Person } from '#engine/store/person.ts'
import { everyItem } from '#engine/store/read.ts'
import { lookAhead, lookBack, type UnitForecast } from '#engine/views/oversight-view.ts'
import { addDays, addMonths, type Day, shanghaiDay } from '#law/day.ts'
import { workingDayAfter, works } from '#law/works.ts'

/** The working days ahead, today among them where offices work today. */
export function daysAhead({ calendar, clock }: Pick<Engine, 'calendar' | 'clock'>): readonly Day[] {
  const today = shanghaiDay(clock.now())
  const from = works(calendar, today) ? 0 : 1
  return Array.from({ length: lookAhead }, (_, i) => workingDayAfter(calendar, today, i + from))
}

/** Units whose counters, eight each, are read at once. */
const together = 12

/** Forecast of each owing unit, or those asked, most misses first. */
export async function forecastNow(engine: Engine, of?: readonly string[]): Promise<readonly UnitForecast[]> {
  const days = daysAhead(engine)
  const counts = await countsOn(engine, boardList(engine.deployment.area))
  const owing = new Set(seatsIn(counts).flatMap(({ seat }) => seat.unit ?? []))
  const units = [...owing].filter((unit) => of === undefined || of.includes(unit)).toSorted()
  const done = await doneLately(engine)
  const membersOf = membersByUnit(await staffWithAbsences(engine))
  const forecastOf = async (unit: string) => {
    const members = membersOf.get(unit) ?? []
    const load = {
      ...{ unit, done: done.get(unit) ?? 0, people: members.length },
      due: dueDays(await countsOn(engine, boardList(`unit.${unit}`))),
      present: days.map((day) => members.filter(({ away }) => !away || day < away.from || day > away.until).length),
    }
    return forecast(load, days)
  }
  const all: UnitForecast[] = []
  for (let at = 0; at < units.length; at += together)
    all.push(...(await Promise.all(units.slice(at, at + together).map(forecastOf))))
  return all.toSorted((a, b) => b.missed - a.missed || b.over - a.over)
}

/** Limits beyond the unit's pace, those due first, without estimates. */
export async function* missedIn({ table }: Pick<Engine, 'table'>, one: UnitForecast): AsyncGenerator<Running> {
  const { unit, over, days } = one
  const first = days.findIndex(({ missed }) => missed > 0)
  if (first < 0) return
  // Before that day all are done: those rows need no look.
  const from = first === 0 ? (days[0]?.day ?? '') : `${days[first - 1]?.day}~`
  let before = days.slice(0, first).reduce((sum, { due }) => sum + due, over)
  const asked = { index: 'lookup', pk: runningIn(unit), from, to: `${days.at(-1)?.day}~` } as const
  for await (const item of everyItem(table, asked)) {
    const row = runningKind.read(item)
    const clock = row.rule === null ? undefined : row.clocks[row.rule]
    if (clock?.due == null || clock.provisional) continue
    before += 1
    const day = days.find(({ day }) => day >= (clock.due ?? ''))
    if (day && before > day.able) yield row
  }
}

const unitsOf = ({ roles }: Person): ReadonlySet<string> =>
  new Set(roles.flatMap(({ role, unit }) => (unit !== null && inUnits.includes(role) ? [unit] : [])))

/** Each once in every unit where they work. */
function membersByUnit(staff: readonly Member[]): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, Member[]>()
  for (const member of staff)
    for (const unit of unitsOf(member.person)) found.set(unit, [...(found.get(unit) ?? []), member])
  return found
}

/** Limits by due day; estimates make nobody late. */
function dueDays(counts: Counts): Readonly<Record<Day, number>> {
  const due: Record<Day, number> = {}
  for (const [name, n] of Object.entries(counts)) {
    const [kind, day = ''] = name.split('.')
    if (kind === 'due') due[day] = (due[day] ?? 0) + n
    if (kind === 'provisional') due[day] = (due[day] ?? 0) - n
  }
  return due
}

/** Limits that each unit did lately, before today. */
async function doneLately(engine: Engine): Promise<ReadonlyMap<string, number>> {
  const today = shanghaiDay(engine.clock.now())
  const daily = await dailyOf(engine, 'done', workingDayBefore(engine, today, lookBack), today)
  return new Map([...daily].map(([unit, days]) => [unit, Object.values(days).reduce((all, n) => all + n, 0)]))
}

function workingDayBefore({ calendar }: Pick<Engine, 'calendar'>, day: Day, n: number): Day {
  let at = day
  for (let left = n; left > 0; left -= works(calendar, at) ? 1 : 0) at = addDays(at, -1)
  return at
}

/** Daily counters by unit, from a day up to another. */
export async function dailyOf(
  engine: Pick<Engine, 'table'>,
  kind: 'done' | 'missed',
  from: Day,
  to: Day,
): Promise<ReadonlyMap<string, Readonly<Record<Day, number>>>> {
  const found = new Map<string, Record<Day, number>>()
  for (const month of monthsOf(from, to))
    for (const [unit, counts] of (await countsOf(engine, month)).units)
      for (const [name, n] of Object.entries(counts)) {
        const [named, day = ''] = name.split('.')
        if (named === kind && day >= from && day < to) found.set(unit, { ...found.get(unit), [day]: n })
      }
  return found
}

function monthsOf(from: Day, to: Day): readonly string[] {
  const months = [from.slice(0, 7)]
  while ((months.at(-1) ?? '') < to.slice(0, 7)) months.push(addMonths(`${months.at(-1)}-01`, 1).slice(0, 7))
  return months
}

type Member = { readonly person: Person; readonly away: Absence | null }

async function staffWithAbsences(engine: Engine): Promise<readonly Member[]> {
  const staff = await staffNow(engine)
  return Promise.all(
    staff.map(async (person) => {
      const item = await engine.table.get(absenceKey(person.id))
      return { person, away: item ? absenceOf(item) : null }
    }),
  )
}
