import { z } from 'zod'
import type { Order } from '#engine/begin/order-kind.ts'
import { lateOrders, type WaitingAct, waitingActs, waitingFor } from '#engine/begin/waiting-acts.ts'
import { caseFile, isCase, procedureOf } from '#engine/case/case-of.ts'
import { rowLimit } from '#engine/case/own-limits.ts'
import { type News, newsFor } from '#engine/figures/news.ts'
import type { Recheck } from '#engine/figures/recheck-view.ts'
import { openRechecks, recheckedBy } from '#engine/figures/rechecks.ts'
import { mostWatched, unitsWatched, type Watch, watchedBy } from '#engine/figures/watched.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { digestToken, isSubscribed, subscriptionKey } from '#engine/people/digest-subscription.ts'
import { nameOfPerson } from '#engine/people/people.ts'
import { inUnits, seatedNow, staffNow, withCounties } from '#engine/people/stand-in.ts'
import { endedWalk, movedWalk, walkOf } from '#engine/proof/walk.ts'
import { binds, heads } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { caseKey, dueOf, json, moment, queueOf, queueWith } from '#engine/store/keys.ts'
import { nextDigest, usualHours } from '#engine/store/mail-hours.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { everyItem, readOne } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { daysBetween, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { Holder, Role } from '#workflows/contract/actor.ts'
import {
  type AdminLine,
  composeDigest,
  type DigestLine,
  type DigestPath,
  most,
  noTasks,
  type OwnTasks,
  together,
  withTask,
} from './compose-digest.ts'
import { addressOf, newLetter } from './write-letter.ts'

const keys = keyShape('digest#next', 'digest')
export const digestKey: Key = keys.key()

export const digestKind = stored('next digest', {
  schema: z.number(),
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#digest'] },
  due: 'the digests of the day are written, and the next is planned',
  from: 'door',
  sealed: true,
})

const inArea: readonly Role[] = ['supervisor', 'systemAdmin', 'securityAdmin']

/** Plans digests for the next working morning, once. */
export async function planDigests(engine: Engine): Promise<void> {
  const item = await engine.table.get(digestKey)
  if (item && digestKind.read(item) <= engine.clock.now() + farthest) return
  await engine.table.transact([{ put: planned(engine, (item?.v ?? 0) + 1), when: item ? { v: item.v } : 'absent' }])
}

/** No holidays last so long. */
const farthest = 15 * 24 * 3_600_000

/** People between which the place is noted. */
const perStep = 20

/** Writes the day's digests from a bookmark; the last plans the next. */
export async function writeDigests(engine: Engine, item: Item): Promise<boolean> {
  const faults = new Set<string>()
  const rechecks = await openRechecks(engine)
  const morning = { rechecks, staff: await staffNow(engine), waiting: await waitingActs(engine) }
  const readers = await readersOf(engine, new Set(rechecks.map(({ unit }) => unit)))
  const ownOf = gathering(engine, readers, morning, faults)
  let at = await walkOf(engine, 'digest', String(digestKind.read(item)))
  const left = readers.filter(({ place }) => place > at.walk.after)
  for (const [n, reader] of left.entries()) {
    try {
      await writeDigest(engine, reader, { ...morning, ownOf })
    } catch (cause) {
      faults.add(`${reader.person.id}: ${cause}`)
    }
    const isCut = engine.isStopping?.() === true
    if (n + 1 === left.length || (!isCut && (n + 1) % perStep > 0)) continue
    at = { ...at, walk: { ...at.walk, after: reader.place } }
    const isOurs = (await engine.table.transact([movedWalk(at)])).kind === 'done'
    if (isCut || !isOurs) return failing(faults, isOurs)
    at = { ...at, v: at.v + 1 }
  }
  const next = { put: planned(engine, item.v + 1), when: { v: item.v } }
  return failing(faults, (await engine.table.transact([next, ...endedWalk(at)])).kind === 'done')
}

function failing(faults: ReadonlySet<string>, isDone: boolean): boolean {
  if (faults.size > 0) throw new Fault('digestFailed', [...faults].join('\n'))
  return isDone
}

type Morning = {
  readonly staff: readonly Person[]
  readonly waiting: readonly WaitingAct[]
  readonly rechecks: readonly Recheck[]
}
type OwnOf = (reader: Reader) => Promise<{ readonly watch: Watching | null; readonly own: OwnTasks }>

async function writeDigest(
  engine: Engine,
  reader: Reader,
  { waiting, rechecks, ownOf }: Morning & { readonly ownOf: OwnOf },
) {
  const { person, seats } = reader
  if (!(await isSubscribed(engine, person.id))) return
  const { watch, own } = await ownOf(reader)
  const mine = waitingFor(person, waiting)
  const admin = await Promise.all(mine.map(async (one) => ({ ...one, byName: await nameOfPerson(engine, one.by) })))
  const told = { watch, own, admin, rechecks: recheckedBy(person, rechecks) }
  const seat = seats.at(-1)
  if (seat && (watch || own.n + mine.length + told.rechecks.length > 0)) await write(engine, person, seat, told)
}

/** Limits others owe, orders past their day, new figures; null: none. */
async function watchOf(engine: Engine, person: Person, staff: readonly Person[]): Promise<Watching | null> {
  const found = await watchedBy(engine, person, { staff, maySee: (one, file) => maySee(engine, one, file) })
  const orders = await lateOrders(engine, person, unitsWatched(person), mostWatched)
  const news = await newsFor(engine, person)
  const n = found.late.n + found.soon.n + orders.length + news.editions.length + news.bulletins.length
  return n > 0 ? { ...found, orders, news } : null
}

type Watching = Watch & { readonly orders: readonly Order[]; readonly news: News }
/** A person told, their seats, and their place among all. */
type Reader = { readonly person: Person; readonly seats: readonly Holder[]; readonly place: string }

/** Each person once, those of one seat together. */
async function readersOf(engine: Engine, rechecking: ReadonlySet<string>): Promise<readonly Reader[]> {
  const { units } = engine.deployment.directory
  const seats: readonly Holder[] = [
    ...units.flatMap(({ id }) => inUnits.map((role) => ({ role, unit: id }))),
    ...inArea.map((role) => ({ role, unit: null })),
    ...units.flatMap(({ id, area }) =>
      area === engine.deployment.area ? [] : [{ role: 'supervisor' as const, unit: id }],
    ),
  ]
  const readers = new Map<string, Reader>()
  for (const seat of seats) {
    const isTold = oversees(seat) || (seat.unit !== null && rechecking.has(seat.unit)) || (await hasTasks(engine, seat))
    for (const one of isTold ? await seatedNow(engine, seat) : []) {
      const before = readers.get(one.id)
      const place = before?.place ?? `${queueOfSeat(engine, seat)}#${one.id}`
      readers.set(one.id, { person: withCounties(engine, one), seats: [...(before?.seats ?? []), seat], place })
    }
  }
  return [...readers.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1))
}

/** Seats that are told what others owe, or proposed. */
const oversees = ({ role }: Holder) =>
  role === 'supervisor' || role === 'systemAdmin' || role === 'securityAdmin' || heads.has(role)

const queueOfSeat = ({ deployment }: Engine, { role, unit }: Holder) => queueOf(unit ?? deployment.area, role)
type OfUnit = Holder & { readonly unit: string }
/** Its officers answer other units. */
const isAskable = (seat: Holder): seat is OfUnit => seat.unit !== null && seat.role === 'officer'

async function hasTasks(engine: Engine, seat: Holder): Promise<boolean> {
  const lists = [queueOfSeat(engine, seat), ...(isAskable(seat) ? [queueOf(seat.unit, 'asked')] : [])]
  const first = await Promise.all(lists.map((pk) => readOne(engine.table, { index: 'queue', pk })))
  return first.some((item) => item !== undefined)
}

/** Reads tasks of a seat once for all its people. */
function gathering(engine: Engine, readers: readonly Reader[], { staff }: Morning, faults: Set<string>): OwnOf {
  const watching = new Map<Reader, Promise<Watching | null>>()
  const gathered = new Map<string, Promise<ReadonlyMap<Reader, OwnTasks>>>()
  const watchFor = (reader: Reader) => {
    const watch = watching.get(reader) ?? watchOf(engine, reader.person, staff)
    watching.set(reader, watch)
    return watch
  }
  const gather = (seat: Holder) => {
    const name = queueOfSeat(engine, seat)
    const theirs = readers.filter(({ seats }) => seats.some((one) => queueOfSeat(engine, one) === name))
    const own = gathered.get(name) ?? tasksOf(engine, seat, { theirs, watchFor, faults })
    gathered.set(name, own)
    return own
  }
  return async (reader) => {
    const all = await Promise.all(reader.seats.map(gather))
    return { watch: await watchFor(reader), own: together(all.flatMap((own) => own.get(reader) ?? [])) }
  }
}

type Gathering = {
  readonly theirs: readonly Reader[]
  readonly watchFor: (reader: Reader) => Promise<Watching | null>
  readonly faults: Set<string>
}

async function tasksOf(engine: Engine, seat: Holder, { theirs, watchFor, faults }: Gathering) {
  const own = new Map<Reader, OwnTasks>()
  const named = new Map<Reader, ReadonlySet<string>>()
  // A watch that fails is told in its own turn.
  for (const reader of theirs) named.set(reader, namedIn(await watchFor(reader).catch(() => null)))
  for await (const { file, isAsked } of casesFor(engine, seat, faults))
    for (const reader of theirs) {
      const { person } = reader
      const isNamed = named.get(reader)?.has(file.id) || (isAsked && isQueued(engine, reader, file))
      if (isNamed || !maySee(engine, person, file)) continue
      own.set(reader, withTask(own.get(reader) ?? noTasks, lineOf(engine, file, person.roles)))
    }
  return own
}

/** Cases that a watch shows in its first lines. */
const namedIn = (watch: Watching | null): ReadonlySet<string> =>
  new Set(
    watch ? [watch.late, watch.soon].flatMap(({ lines }) => lines.slice(0, most.zh).map(({ caseId }) => caseId)) : [],
  )

/** It stands among the tasks of a seat of theirs. */
const isQueued = (engine: Engine, { seats }: Reader, file: CaseFile) =>
  seats.some((seat) => queueOfSeat(engine, seat) === queueWith(file))

/** Cases of a seat, then those its unit is asked about (协查). */
async function* casesFor(engine: Engine, seat: Holder, faults: Set<string>) {
  const { table } = engine
  for await (const item of everyItem(table, { index: 'queue', pk: queueOfSeat(engine, seat) })) {
    const file = isCase(item) ? readable(item, faults) : null
    if (file) yield { file, isAsked: false }
  }
  if (!isAskable(seat)) return
  for await (const { body } of everyItem(table, { index: 'queue', pk: queueOf(seat.unit, 'asked') })) {
    const item = await table.get(caseKey(String(body)))
    const file = item ? readable(item, faults) : null
    if (file) yield { file, isAsked: true }
  }
}

function readable(item: Item, faults: Set<string>): CaseFile | null {
  try {
    return caseFile(item)
  } catch (cause) {
    faults.add(`${item.pk}: ${cause}`)
    return null
  }
}

function maySee(engine: Engine, person: Person, file: CaseFile): boolean {
  const target = caseTarget(procedureOf(engine, file), file)
  return may(person, 'case.read', target) !== null || may(person, 'case.restart', target) !== null
}

/** A case under its reader's limit; choices and estimates make nobody late. */
function lineOf(engine: Engine, file: CaseFile, seats: readonly Holder[]): DigestLine {
  const procedure = procedureOf(engine, file)
  const { title, states } = procedure.pages.words
  const limit = rowLimit(procedure, file, seats)
  const due = limit?.clock.due ?? null
  const isDuty = limit !== null && !limit.optional && !limit.clock.provisional
  const late = isDuty && due !== null ? Math.max(0, daysBetween(due, shanghaiDay(engine.clock.now()))) : 0
  const isHeld = seats.some((seat) => binds(file.holder, seat))
  const isAsked = !isHeld && procedure.parties.asked(file.data).some((unit) => seats.some((seat) => seat.unit === unit))
  const state = isAsked ? phrase(engine, 'digest.asked') : (states[file.state] ?? { zh: file.state, en: file.state })
  const named = limit && { name: limit.name, statutory: limit.statutory }
  return { caseId: file.id, number: file.number, title, state, limit: named, due, late }
}

type Told = {
  readonly watch: Watching | null
  readonly own: OwnTasks
  readonly admin: readonly AdminLine[]
  readonly rechecks: readonly Recheck[]
}

/** The page that a reader’s button opens. */
function pathOf({ watch, own, admin }: Told, person: Person): DigestPath {
  if (!watch && own.n + admin.length === 0) return '/desk/rechecks'
  const isAdmin = !watch && own.n === 0 && admin.length > 0
  if ((watch || isAdmin) && may(person, 'list.board')) return '/board'
  return isAdmin ? '/admin/health' : '/desk'
}

async function write(engine: Engine, person: Person, to: Holder, told: Told): Promise<void> {
  const now = engine.clock.now()
  const day = shanghaiDay(now)
  const token = digestToken(engine, person.id)
  const key = { pk: `digest#${day}`, sk: `mail#${token}` }
  const addressed = { ...addressOf(engine, key, `digest.${day}`), to: person.email, date: now }
  const path = pathOf(told, person)
  const mail = { ...composeDigest(engine, { day, ...told, path, token }), ...addressed }
  const blank = {
    caseId: '',
    seq: 0,
    notice: 'digest',
    limit: null,
    formal: false,
    audience: 'digest',
    notBefore: now,
  } as const
  const letter: Write = { put: newLetter(engine, key, { ...blank, to, mail }), when: 'absent' }
  await engine.table.transact([letter])
  // The page that ends them must know whose; written only once.
  const own = { ...subscriptionKey(token), v: 1, body: json({ on: true }) }
  await engine.table.transact([{ put: own, when: 'absent' }])
}

function planned({ clock, calendar, deployment }: Engine, v: number): Item {
  const at = nextDigest(clock.now(), calendar, deployment.mailHours ?? usualHours)
  return { ...digestKey, v, body: at, index: { due: [dueOf(0), `${moment(at)}#digest`] } }
}
