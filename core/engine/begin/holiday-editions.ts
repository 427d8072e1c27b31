import { type NoticeFault, readNotice } from '#engine/begin/holiday-notice.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import { isOnePerson } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readPage, readRound } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { calendarWith } from './calendar-in-force.ts'
import {
  type CalendarActs,
  type HolidayEdition,
  holidayEditionItem,
  holidayEditionKey,
  holidayEditionOf,
  holidayEditionsIn,
  isUntaken,
  proposedYear,
  settledYear,
  yearsItem,
  yearsKeys,
  yearsKind,
  yearsWith,
} from './calendar-kind.ts'

/** Characters of a notice; real ones have under 1,000. */
export const mostOfNotice = 10_000

type Store = Pick<Engine, 'table' | 'deployment'>

/** Notices entered in the web, the newest first. */
export async function holidayEditions(
  { table, deployment }: Store,
  at: string | undefined,
): Promise<Paged<HolidayEdition>> {
  const list = { index: 'queue', pk: holidayEditionsIn(deployment.area), newestFirst: true } as const
  return across(await readPage(table, list, at), (items) => items.map(holidayEditionOf))
}

/** Those confirmed whose cases are not counted anew yet. */
export async function untakenEditions({ table, deployment }: Store): Promise<readonly HolidayEdition[]> {
  const all = await readAll(table, { index: 'queue', pk: holidayEditionsIn(deployment.area), newestFirst: true })
  return all.map(holidayEditionOf).filter(isUntaken)
}

export async function findHolidayEdition({ table, deployment }: Store, year: number, n: number) {
  const item = await table.get(holidayEditionKey(deployment.area, year, n))
  return item ? holidayEditionOf(item) : null
}

export type Proposed =
  | Exclude<AdminOutcome, { kind: 'done' }>
  | { readonly kind: 'unread'; readonly faults: readonly NoticeFault[] }
  | { readonly kind: 'done'; readonly year: number; readonly n: number }

/** One administrator enters the notice; wrong lines are named. */
export async function proposeYear(
  engine: Engine,
  by: string,
  { text, url }: { readonly text: string; readonly url: string },
): Promise<Proposed> {
  let [year, n] = [0, 0]
  let faults: readonly NoticeFault[] = []
  const done = await administer(
    engine,
    { person: by, action: 'calendar.propose' },
    'calendar.proposed',
    async (_, at) => {
      if (text.trim() === '') return refused('malformed', { text: 'required' })
      if (text.length > mostOfNotice) return refused('malformed', { text: 'tooLong' })
      if (!/^https:\/\/\S+$/.test(url)) return refused('malformed', { url: 'noAddress' })
      const read = readNotice(text, url, engine.calendar.estimates)
      if (read.kind === 'faulty') {
        faults = read.faults
        return refused('malformed', { text: 'noticeUnread' })
      }
      if (!fits(engine, read.year)) return refused('malformed', { text: 'yearApart' })
      year = read.year.year
      const last = await lastOf(engine, year)
      if (last?.state === 'proposed') return refused('movedOn')
      n = (last?.n ?? 0) + 1
      const act: CalendarActs['calendar.proposed'] = { year, n, by, text, days: read.year }
      return change(act, [
        { put: holidayEditionItem(proposedYear(act, at), engine.deployment.area, 1), when: 'absent' },
      ])
    },
  )
  if (done.kind === 'done') return { kind: 'done', year, n }
  return faults.length > 0 ? { kind: 'unread', faults } : done
}

type Of = { readonly year: number; readonly n: number }

/** Somebody else confirms: every process counts by it. */
export async function confirmYear(engine: Engine, by: string, { year, n }: Of): Promise<AdminOutcome> {
  const done = await settle(engine, by, { year, n }, 'calendar.confirmed', async (edition, item, at) => {
    const there = await engine.table.get(yearsKeys.key())
    const years = yearsWith(there ? yearsKind.read(there) : [], edition.days)
    return change({ year, n, by } satisfies CalendarActs['calendar.confirmed'], [
      {
        put: holidayEditionItem(settledYear(edition, { by }, at), engine.deployment.area, item.v + 1),
        when: { v: item.v },
      },
      { put: yearsItem(years, (there?.v ?? 0) + 1), when: there ? { v: there.v } : 'absent' },
    ])
  })
  if (done.kind === 'done') await engine.renew?.(true)
  return done
}

/** Declined with reasons, or taken back by whoever entered it. */
export function declineYear(engine: Engine, by: string, { year, n, reason }: Of & { readonly reason: string }) {
  return settle(engine, by, { year, n }, 'calendar.declined', async (edition, item, at) => {
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    const act: CalendarActs['calendar.declined'] = { year, n, by, reason: reason.trim() }
    const put = holidayEditionItem(settledYear(edition, act, at), engine.deployment.area, item.v + 1)
    return change(act, [{ put, when: { v: item.v } }])
  })
}

function settle(
  engine: Engine,
  by: string,
  { year, n }: Of,
  type: 'calendar.confirmed' | 'calendar.declined',
  plan: (
    edition: HolidayEdition,
    item: Item,
    at: number,
  ) => Promise<ReturnType<typeof change> | ReturnType<typeof refused>>,
): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'calendar.confirm' }, type, async (_, at) => {
    const item = await engine.table.get(holidayEditionKey(engine.deployment.area, year, n))
    if (!item) return refused('notFound')
    const edition = holidayEditionOf(item)
    if (edition.state !== 'proposed') return refused('movedOn')
    const isOwn = type === 'calendar.confirmed' && (await isOnePerson(engine, edition.by, by))
    return isOwn ? refused('fourEyes') : plan(edition, item, at)
  })
}

async function lastOf({ table, deployment }: Store, year: number): Promise<HolidayEdition | null> {
  const { pk } = holidayEditionKey(deployment.area, year, 1)
  const [item] = await readRound(table, { index: 'main', pk, newestFirst: true }, 1)
  return item ? holidayEditionOf(item) : null
}

/** Years follow each other without a gap. */
function fits({ deployment, calendar }: Engine, year: HolidayEdition['days']): boolean {
  try {
    return (
      year.year <= calendar.lastYear + 1 && calendarWith(deployment.calendar, [...calendar.years, year]).lastYear > 0
    )
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}
