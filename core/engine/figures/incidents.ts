import { textFault } from '#engine/case/text-fault.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import type { Action } from '#engine/people/authorise.ts'
import { type Duty, dutiesLeft, type Harm, type Incident } from '#engine/people/incident-view.ts'
import {
  type AccountReview,
  type AccountReviewActs,
  accountReviewItem,
  accountReviewKey,
  accountReviewOf,
  closedIncident,
  closedReview,
  enteredIncident,
  type IncidentActs,
  incidentItem,
  incidentKey,
  incidentOf,
  lookedAt,
  newReview,
  reviewYear,
  withDuty,
} from '#engine/people/oversight-kinds.ts'
import { isOnePerson, wholeStaff } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { readPage, readRound } from '#engine/store/read.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { workingDayAfter } from '#law/works.ts'

/** Characters of what is told of an incident. */
export const mostOfIncident = 2000

type Store = Pick<Engine, 'table' | 'deployment'>

/** Incidents entered, the newest first. */
export async function incidents({ table, deployment }: Store, at: string | undefined): Promise<Paged<Incident>> {
  const { pk } = incidentKey(deployment.area, 1)
  return across(await readPage(table, { index: 'main', pk, newestFirst: true }, at), (all) => all.map(incidentOf))
}

export async function findIncident({ table, deployment }: Store, n: number): Promise<Incident | null> {
  const item = await table.get(incidentKey(deployment.area, n))
  return item ? incidentOf(item) : null
}

/** Day by which each duty is done: a target of the city. */
export function incidentDue({ calendar, deployment }: Engine, { at }: Pick<Incident, 'at'>): Day {
  const own = deployment.flags['incident.days']
  return workingDayAfter(calendar, shanghaiDay(at), typeof own === 'number' ? own : 1)
}

export type EnteredIncident =
  | Exclude<AdminOutcome, { kind: 'done' }>
  | { readonly kind: 'done'; readonly seq: number; readonly n: number }
type Given = {
  readonly harm: Harm | null
  readonly certain: boolean | null
  readonly noticed: Day | null
  readonly what: string
}

/** Enters what happened, or may have; the duties run from now. */
export async function enterIncident(engine: Engine, by: string, given: Given): Promise<EnteredIncident> {
  const { table, deployment } = engine
  let n = 0
  const done = await administer(engine, { person: by, action: 'incident.enter' }, 'incident.entered', async (_, at) => {
    const { harm, certain, noticed, what } = given
    const isPast = noticed !== null && noticed <= shanghaiDay(at)
    const fields = {
      ...(harm === null && { harm: 'choose' }),
      ...(certain === null && { certain: 'choose' }),
      ...(!isPast && { noticed: 'badDay' }),
      ...textFault('what', what, mostOfIncident),
    }
    if (harm === null || certain === null || noticed === null || Object.keys(fields).length > 0)
      return refused('malformed', fields)
    const list = { index: 'main', pk: incidentKey(deployment.area, 1).pk, newestFirst: true } as const
    const [last] = await readRound(table, list, 1)
    n = (last ? incidentOf(last).n : 0) + 1
    const act: IncidentActs['incident.entered'] = { n, harm, certain, noticed, what: what.trim(), by }
    return change(act, [{ put: incidentItem(enteredIncident(act, at), deployment.area, 1), when: 'absent' }])
  })
  return done.kind === 'done' ? { ...done, n } : done
}

type DutyGiven = { readonly duty: Duty | null; readonly note: string; readonly told: boolean | null }

/** Notes that a duty is done; persons told later replace “not needed”. */
export function doDuty(engine: Engine, by: string, n: number, given: DutyGiven): Promise<AdminOutcome> {
  return onIncident(engine, by, n, { action: 'incident.enter', type: 'incident.done' }, (one, at) => {
    const { duty, note, told } = given
    const fields = {
      ...(duty === null && { duty: 'choose' }),
      ...(duty === 'subjects' && told === null && { told: 'choose' }),
      ...textFault('note', note, mostOfIncident),
    }
    if (duty === null || Object.keys(fields).length > 0) return refused('malformed', fields)
    const before = one.done[duty]
    if (before && (before.told || told !== true)) return refused('movedOn')
    const act: IncidentActs['incident.done'] = { n, duty, by, note: note.trim(), told: told ?? true }
    return { act, next: withDuty(one, act, at) }
  })
}

/** Closed by another person, once every duty is done. */
export function closeIncident(engine: Engine, by: string, n: number, note: string): Promise<AdminOutcome> {
  return onIncident(engine, by, n, { action: 'incident.close', type: 'incident.closed' }, async (one, at) => {
    const fields = textFault('note', note, mostOfIncident)
    if (Object.keys(fields).length > 0) return refused('malformed', fields)
    if (dutiesLeft(one).length > 0) return refused('malformed', { note: 'dutiesLeft' })
    if (await isOnePerson(engine, one.by, by)) return refused('fourEyes')
    const act: IncidentActs['incident.closed'] = { n, by, note: note.trim() }
    return { act, next: closedIncident(one, act, at) }
  })
}

function onIncident(
  engine: Engine,
  by: string,
  n: number,
  { action, type }: { readonly action: Action; readonly type: 'incident.done' | 'incident.closed' },
  step: Step<Incident>,
): Promise<AdminOutcome> {
  const kept = { key: incidentKey(engine.deployment.area, n), read: incidentOf, item: incidentItem }
  return onOpen(engine, { person: by, action }, type, kept, step)
}

type Stepped<One> = { readonly act: object; readonly next: One } | ReturnType<typeof refused>
type Step<One> = (one: One, at: number) => Stepped<One> | Promise<Stepped<One>>
type Kept<One> = {
  readonly key: Key
  readonly read: (item: Item) => One
  readonly item: (one: One, area: string, v: number) => Item
  /** It begins with its first step; left out: it was entered before. */
  readonly blank?: One
}

/** One logged step of something that is still open. */
function onOpen<One extends { readonly closed: object | null }>(
  engine: Engine,
  by: { readonly person: string; readonly action: Action },
  type: string,
  { key, read, item: itemOf, blank }: Kept<One>,
  step: Step<One>,
): Promise<AdminOutcome> {
  return administer(engine, by, type, async (_, at) => {
    const item = await engine.table.get(key)
    const one = item ? read(item) : blank
    if (!one) return refused('notFound')
    if (one.closed) return refused('movedOn')
    const done = await step(one, at)
    if ('kind' in done) return done
    const put = itemOf(done.next, engine.deployment.area, (item?.v ?? 0) + 1)
    return change(done.act, [{ put, when: item ? { v: item.v } : 'absent' }])
  })
}

/** A year's review as it stands; empty before it began. */
export async function reviewOf({ table, deployment }: Store, year: number): Promise<AccountReview> {
  const item = await table.get(accountReviewKey(deployment.area, year))
  return item ? accountReviewOf(item) : newReview(year)
}

/** Staff accounts with a seat that nobody looked at this year. */
export async function accountsLeft(store: Store, { looked }: AccountReview): Promise<readonly Person[]> {
  return (await wholeStaff(store)).filter((one) => isReviewed(one) && !isLookedAt(looked, one.id))
}

/** An account may bear the name of a property. */
export const isLookedAt = (looked: AccountReview['looked'], id: string): boolean => Object.hasOwn(looked, id)

/** Accounts of staff who may act. */
export const isReviewed = ({ subject, roles }: Person): boolean => subject === null && roles.length > 0

/** Notes accounts as still needed; nobody looks at their own. */
export function lookAtAccounts(engine: Engine, by: string, year: number, people: readonly string[]) {
  return onReview(engine, by, year, 'accounts.looked', async (one, at) => {
    if (people.length === 0) return refused('malformed', { people: 'choose' })
    for (const id of people) if (await isOnePerson(engine, id, by)) return refused('fourEyes')
    const known = new Set((await accountsLeft(engine, one)).map(({ id }) => id))
    const looked = people.filter((id) => known.has(id))
    if (looked.length === 0) return refused('movedOn')
    const act: AccountReviewActs['accounts.looked'] = { year, people: looked, by }
    return { act, next: lookedAt(one, act, at) }
  })
}

/** Ends the review once every account was looked at. */
export function closeReview(engine: Engine, by: string, year: number): Promise<AdminOutcome> {
  return onReview(engine, by, year, 'accounts.reviewed', async (one, at) => {
    if ((await accountsLeft(engine, one)).length > 0) return refused('malformed', { people: 'accountsLeft' })
    const act: AccountReviewActs['accounts.reviewed'] = { year, by, accounts: Object.keys(one.looked).length }
    return { act, next: closedReview(one, act, at) }
  })
}

function onReview(
  engine: Engine,
  by: string,
  year: number,
  type: 'accounts.looked' | 'accounts.reviewed',
  step: Step<AccountReview>,
): Promise<AdminOutcome> {
  const key = accountReviewKey(engine.deployment.area, year)
  const kept = { key, read: accountReviewOf, item: accountReviewItem, blank: newReview(year) }
  return onOpen(engine, { person: by, action: 'accounts.review' }, type, kept, async (one, at) =>
    year === (await reviewYear(engine)) ? step(one, at) : refused('notFound'),
  )
}
