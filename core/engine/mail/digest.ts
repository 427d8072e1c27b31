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
import { binds, heads } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { caseKey, dueOf, json, moment, queueOf } from '#engine/store/keys.ts'
import { nextDigest, usualHours } from '#engine/store/mail-hours.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { daysBetween, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { Holder, Role } from '#workflows/contract/actor.ts'
import { type AdminLine, composeDigest, type DigestLine, type DigestPath, most } from './compose-digest.ts'
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

/** Writes the day's digests once, each by itself, and plans the next. */
export async function writeDigests(engine: Engine, item: Item): Promise<boolean> {
  const faults: string[] = []
  const rechecks = await openRechecks(engine)
  const readers = await readersOf(engine, new Set(rechecks.map(({ unit }) => unit)), faults)
  const staff = await staffNow(engine)
  const waiting = await waitingActs(engine)
  for (const reader of readers.values()) {
    try {
      await writeDigest(engine, reader, { staff, waiting, rechecks })
    } catch (cause) {
      faults.push(`${reader.person.id}: ${cause}`)
    }
  }
  const done = await engine.table.transact([{ put: planned(engine, item.v + 1), when: { v: item.v } }])
  if (faults.length > 0) throw new Fault('digestFailed', faults.join('\n'))
  return done.kind === 'done'
}

type Morning = {
  readonly staff: readonly Person[]
  readonly waiting: readonly WaitingAct[]
  readonly rechecks: readonly Recheck[]
}

async function writeDigest(engine: Engine, { person, seat, files }: Reader, { staff, waiting, rechecks }: Morning) {
  if (!(await isSubscribed(engine, person.id))) return
  const watch = await watchOf(engine, person, staff)
  const shown = watch ? [watch.late, watch.soon].flatMap(({ lines }) => lines.slice(0, most.zh)) : []
  const named = new Set(shown.map(({ caseId }) => caseId))
  const lines = files
    .filter(({ id }) => !named.has(id))
    .map((file) => lineOf(engine, file, person.roles))
    .toSorted((a, b) => b.late - a.late || (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  const mine = waitingFor(person, waiting)
  const admin = await Promise.all(mine.map(async (one) => ({ ...one, byName: await nameOfPerson(engine, one.by) })))
  const told = { watch, lines, admin, rechecks: recheckedBy(person, rechecks) }
  if (watch || lines.length + mine.length + told.rechecks.length > 0) await write(engine, person, seat, told)
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
type Reader = { readonly person: Person; readonly seat: Holder; readonly files: readonly CaseFile[] }

/** Each person once, with their seats' visible cases. */
async function readersOf(
  engine: Engine,
  rechecking: ReadonlySet<string>,
  faults: string[],
): Promise<ReadonlyMap<string, Reader>> {
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
    const files = readable(await allQueued(engine, seat), faults)
    const isTold = files.length > 0 || oversees(seat) || (seat.unit !== null && rechecking.has(seat.unit))
    for (const one of isTold ? await seatedNow(engine, seat) : []) {
      const person = withCounties(engine, one)
      const before = readers.get(person.id)?.files ?? []
      const mine = files.filter((file) => maySee(engine, person, file) && !before.some(({ id }) => id === file.id))
      readers.set(person.id, { person, seat, files: [...before, ...mine] })
    }
  }
  return readers
}

/** Seats that are told what others owe, or proposed. */
const oversees = ({ role }: Holder) =>
  role === 'supervisor' || role === 'systemAdmin' || role === 'securityAdmin' || heads.has(role)

/** Cases of a seat, and those its unit is asked about (协查). */
async function allQueued(engine: Engine, { role, unit }: Holder): Promise<readonly Item[]> {
  const items = await readAll(engine.table, { index: 'queue', pk: queueOf(unit ?? engine.deployment.area, role) })
  const held = items.filter(isCase)
  return [...held, ...(unit !== null && role === 'officer' ? await casesAskedOf(engine, unit) : [])]
}

function readable(items: readonly Item[], faults: string[]): readonly CaseFile[] {
  return items.flatMap((item) => {
    try {
      return [caseFile(item)]
    } catch (cause) {
      faults.push(`${item.pk}: ${cause}`)
      return []
    }
  })
}

async function casesAskedOf({ table }: Engine, unit: string): Promise<readonly Item[]> {
  const marks = await readAll(table, { index: 'queue', pk: queueOf(unit, 'asked') })
  const found = await Promise.all(marks.map(({ body }) => table.get(caseKey(String(body)))))
  return found.filter((item) => item !== undefined)
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
  readonly lines: readonly DigestLine[]
  readonly admin: readonly AdminLine[]
  readonly rechecks: readonly Recheck[]
}

/** The page that a reader’s button opens. */
function pathOf({ watch, lines, admin }: Told, person: Person): DigestPath {
  if (!watch && lines.length + admin.length === 0) return '/desk/rechecks'
  const isAdmin = !watch && lines.length === 0 && admin.length > 0
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
