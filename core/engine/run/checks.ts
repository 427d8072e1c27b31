import { calendarNow } from '#engine/begin/calendar-in-force.ts'
import { type WaitingAct, waitingActs } from '#engine/begin/waiting-acts.ts'
import { peopleOf } from '#engine/people/people.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { namesOfUnits, roleNames } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import { type Bilingual, fillBoth, joinBoth, two } from '#law/bilingual.ts'
import { coverage } from '#law/coverage.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { isThere } from '#records/directory.ts'
import { checkWords as words } from '#words/check-words.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { auditCheck } from './audit-checks.ts'
import { complaintChecks, heldChecks } from './complaint-checks.ts'
import { firstFollowers, placeOf } from './consume.ts'
import { consumers } from './consumers.ts'
import { bad, type Finding, ok, warn } from './host-tools.ts'
import { letterChecks, paperCheck } from './letter-checks.ts'
import { allAside, triesBeforeAlarm } from './set-aside.ts'

/** Finds faults of calendar, seats, follower, seal, clock. */
export async function engineChecks(store: StoreReader): Promise<readonly Finding[]> {
  return [
    await calendar(store),
    ...(await pairs(store)),
    ...(await complaintChecks(store)),
    ...(await letterChecks(store)),
    await paperCheck(store),
    await heldChecks(store),
    await waiting(store),
    await administrators(store),
    await follower(store),
    await aside(store),
    await sealing(store),
    await auditCheck(store),
    await clock(store),
  ]
}

async function calendar(store: StoreReader): Promise<Finding> {
  const { lastYear, provisionalFrom, warning } = coverage(await calendarNow(store), store.clock.now())
  const reach = fillBoth(words.calendar.reach, { year: lastYear, from: sayDay(provisionalFrom) })
  if (warning === null) return ok('calendar', reach)
  return warn('calendar', joinBoth([reach, warning], two('。', ' ')), words.calendar.remedy)
}

/** Needs a proposer and another approver (ADR 11). */
async function pairs(store: StoreReader): Promise<readonly Finding[]> {
  const units = store.deployment.directory.units.filter((unit) => unit.level !== 'province' && isThere(unit))
  const staffed = await Promise.all(
    units.map(async (unit) => ({ unit, ...(await staffOf(store, unit.id, unit.isPlatform)) })),
  )
  const empty = staffed.filter(({ all }) => all === 0)
  const single = staffed.filter(({ all, isPair }) => all > 0 && !isPair)
  const { ok: fine, single: alone, empty: unstaffed, remedy } = words.pairs
  const list = namesOfUnits(single.map(({ unit }) => unit))
  return [
    single.length > 0 ? warn('pairs', fillBoth(alone, { units: list }), remedy) : ok('pairs', fine),
    ...(empty.length > 0 ? [warn('unstaffed', fillBoth(unstaffed, { n: empty.length }), remedy)] : []),
  ]
}

async function staffOf(store: StoreReader, unit: string, isPlatform: boolean) {
  const [proposing, approving]: readonly [Role, Role] = isPlatform ? ['intake', 'intakeHead'] : ['officer', 'head']
  const officers = await peopleOf(store, { role: proposing, unit })
  const heads = await peopleOf(store, { role: approving, unit })
  const proposers = [...officers, ...heads].map(({ id }) => id)
  return {
    all: new Set(proposers).size,
    isPair: heads.some(({ id }) => proposers.some((other) => other !== id)),
  }
}

/** Names at most so many acts. */
const mostNamed = 5

/** Changes to settle, duties and reviews that nobody did yet. */
async function waiting(store: StoreReader): Promise<Finding> {
  const all = await waitingActs(store)
  const { ok: none, list, since, remedy } = words.waiting
  if (all.length === 0) return ok('waiting', none)
  const named = all
    .slice(0, mostNamed)
    .map((one) => fillBoth(since, { what: nameOfAct(one), day: sayDay(shanghaiDay(one.at)) }))
  const more = all.length > mostNamed ? [two(`… (${all.length})`, `… (${all.length})`)] : []
  return warn('waiting', fillBoth(list, { list: joinBoth([...named, ...more], two('、', ', ')) }), remedy)
}

function nameOfAct(one: WaitingAct): Bilingual {
  const { n, year, person: name, number } = { n: 0, year: 0, person: '', number: '', ...one }
  return fillBoth(words.waiting[one.kind], { n, year, name, number })
}

/** 三员分立. */
async function administrators(store: StoreReader): Promise<Finding> {
  const roles: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
  const seats = await Promise.all(roles.map((role) => peopleOf(store, { role, unit: null })))
  const missing = roles.filter((_, i) => seats[i]?.length === 0)
  const twice = doubled(seats.flat())
  const { remedy, ok: fine, ...said } = words.administrators
  if (twice.length > 0) return bad('administrators', fillBoth(said.twice, { list: twice.join(', ') }), remedy)
  if (missing.length === 0) return ok('administrators', fine)
  const list = joinBoth(
    missing.map((role) => roleNames[role] ?? two(role, role)),
    two('、', ', '),
  )
  return warn('administrators', fillBoth(said.missing, { list }), remedy)
}

function doubled(people: readonly Person[]): string[] {
  const ids = people.map(({ id }) => id)
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
}

async function follower({ table, journal }: StoreReader): Promise<Finding> {
  const places = await Promise.all(firstFollowers.map((name) => placeOf({ table }, name)))
  const lag = (await journal.size()) - 1 - Math.min(...places)
  const what = fillBoth(words.follower.lag, { lag })
  return lag <= 200 ? ok('follower', what) : bad('follower', what, words.follower.remedy)
}

/** Finds rows long tried in vain: something stayed untold. */
async function aside({ table }: StoreReader): Promise<Finding> {
  const stuck: string[] = []
  for (const name of [...firstFollowers, ...Object.keys(consumers)])
    for await (const { row, tries } of allAside(table, name))
      if (tries >= triesBeforeAlarm) stuck.push(`${name}: ${row.pk} ${row.sk}`)
  if (stuck.length === 0) return ok('aside', words.aside.ok)
  const list = stuck.slice(0, 10).join(', ')
  return bad('aside', fillBoth(words.aside.stuck, { n: stuck.length, list }), words.aside.remedy)
}

async function sealing({ table, journal, clock }: StoreReader): Promise<Finding> {
  const stored = await readHead(table)
  const size = stored?.head.checkpoint ? stored.head.frontier.size : 0
  const rows = await journal.size()
  const [first] = await journal.since(size - 1, 1)
  const waiting = first ? clock.now() - entryOf(first.item).at : 0
  const what = fillBoth(words.seal.signed, { rows, size })
  if (size > rows) return bad('seal', what, words.seal.older)
  return waiting <= 10 * 60_000 ? ok('seal', what) : bad('seal', what, words.seal.waiting)
}

async function clock({ journal, clock: { now } }: StoreReader): Promise<Finding> {
  const [last] = await journal.since((await journal.size()) - 2, 1)
  const ahead = last ? Math.round((entryOf(last.item).at - now()) / 1000) : 0
  if (ahead <= 60) return ok('clock', words.clock.ok)
  return bad('clock', fillBoth(words.clock.behind, { ahead }), words.clock.remedy)
}
