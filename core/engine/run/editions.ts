import { textFault } from '#engine/case/text-fault.ts'
import {
  answered,
  drafted,
  type EditionActs,
  editionActs,
  editionItem,
  editionKey,
  editionOf,
  editionsIn,
  frozen,
  objected,
} from '#engine/figures/edition-kind.ts'
import { editionRows } from '#engine/figures/edition-rows.ts'
import { type AdminOutcome, actsAt, administer, change, refused } from '#engine/people/admin-log.ts'
import { isOnePerson } from '#engine/people/people.ts'
import { rowsSince } from '#engine/proof/rows-since.ts'
import { frontierNow } from '#engine/proof/seal.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readRound } from '#engine/store/read.ts'
import type { Edition, EditionHead, EditionRow } from '#engine/views/edition-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { workingDayAfter } from '#law/works.ts'
import { toBase64 } from '#ledger/bytes.ts'
import { frontierRoot } from '#ledger/frontier.ts'
import { asks } from './asks.ts'
import { placeOf } from './consume.ts'
import { allAside } from './set-aside.ts'

/** Working days in which units may object to a draft. */
export const daysToObject = 5
/** Characters of an objection or answer. */
export const mostSaidOfFigures = 1000
const perRead = 200
/** The first year of the log. */
const firstYear = 2020

/** Editions, the newest year and number first. */
export async function allEditions({ table, deployment }: Pick<Engine, 'table' | 'deployment'>) {
  const list = { index: 'queue', pk: editionsIn(deployment.area), newestFirst: true } as const
  return (await readAll(table, list)).map(editionOf)
}

export async function findEdition(
  { table, deployment }: Pick<Engine, 'table' | 'deployment'>,
  year: number,
  n: number,
) {
  const item = await table.get(editionKey(deployment.area, year, n))
  return item ? editionOf(item) : null
}

/** Rows of a frozen edition's draft, from the log. */
export async function rowsOfDraft(
  engine: Pick<Engine, 'table' | 'deployment'>,
  { year, n, at }: Edition,
): Promise<readonly EditionRow[] | null> {
  const acts = await actsAt(engine, 'edition.drafted', at)
  const read = acts.flatMap((act) => editionActs['edition.drafted'].safeParse(act).data ?? [])
  return read.find((act) => act.year === year && act.n === n)?.rows ?? null
}

const yearAt = (at: number): number => Number(shanghaiDay(at).slice(0, 4))
export const yearNow = ({ clock }: Pick<Engine, 'clock'>): number => yearAt(clock.now())

/** Drafted within its year: the year's end stood in no draft. */
const isEarly = ({ year, at }: Edition): boolean => yearAt(at) <= year

/** Drafts a past year's next edition, once the last is frozen. */
export function draftEdition(engine: Engine, by: string, year: number): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'edition.draft' }, 'edition.drafted', async (_, at) => {
    if (!Number.isInteger(year) || year < firstYear || year >= yearAt(at))
      return refused('malformed', { year: 'choose' })
    const last = await lastOf(engine, year)
    if (last && last.frozen === null && !isEarly(last)) return refused('movedOn')
    const count = await counted(engine, year)
    if (typeof count === 'string') return refused(count)
    const until = workingDayAfter(engine.calendar, shanghaiDay(at), daysToObject)
    const act: EditionActs['edition.drafted'] = { year, n: (last?.n ?? 0) + 1, by, until, ...count }
    return change(act, [{ put: editionItem(drafted(act, at), engine.deployment.area, 1), when: 'absent' }])
  })
}

type Of = { readonly year: number; readonly n: number }
type Said = Of & { readonly unit: string; readonly reason: string }

/** A head objects in time; one objection waits at a time. */
export function objectToEdition(engine: Engine, by: string, { year, n, unit, reason }: Said): Promise<AdminOutcome> {
  const asking = { person: by, action: 'edition.object', target: { holder: unit } } as const
  return administer(engine, asking, 'edition.objected', (_, at) =>
    ofDraft(engine, { year, n }, async (edition, item) => {
      if (!isContestedUntil(edition, at) || waitsOf(edition, unit)) return refused('notInThisState')
      const fields = textFault('reason', reason, mostSaidOfFigures)
      if (Object.keys(fields).length > 0) return refused('malformed', fields)
      const act: EditionActs['edition.objected'] = { year, n, unit, by, reason: reason.trim() }
      return changed(engine, item, act, objected(edition, act, at))
    }),
  )
}

/** Somebody else answers it, with reasons. */
export function answerObjection(engine: Engine, by: string, { year, n, unit, reason }: Said): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'edition.draft' }, 'edition.answered', (_, at) =>
    ofDraft(engine, { year, n }, async (edition, item) => {
      const open = waitsOf(edition, unit)
      if (!open) return refused('movedOn')
      if (await isOnePerson(engine, open.by, by)) return refused('fourEyes')
      const fields = textFault('reason', reason, mostSaidOfFigures)
      if (Object.keys(fields).length > 0) return refused('malformed', fields)
      const act: EditionActs['edition.answered'] = { year, n, unit, by, reason: reason.trim() }
      return changed(engine, item, act, answered(edition, act, at))
    }),
  )
}

/** Another person freezes it, counted anew at a ledger head. */
export function freezeEdition(engine: Engine, by: string, { year, n }: Of): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'edition.freeze' }, 'edition.frozen', (_, at) =>
    ofDraft(engine, { year, n }, async (edition, item) => {
      if (await isOnePerson(engine, edition.by, by)) return refused('fourEyes')
      if (whyNotFrozen(engine, edition, at) !== null) return refused('editionNotReady')
      const count = await counted(engine, year)
      if (typeof count === 'string') return refused(count)
      const act: EditionActs['edition.frozen'] = { year, n, by, ...count }
      return changed(engine, item, act, frozen(edition, act, at))
    }),
  )
}

/** Reason against freezing a draft now; null: none. */
export function whyNotFrozen(
  engine: Pick<Engine, 'clock'>,
  edition: Edition,
  at = engine.clock.now(),
): 'early' | 'timeRuns' | 'unanswered' | null {
  if (isEarly(edition)) return 'early'
  if (isContestedUntil(edition, at)) return 'timeRuns'
  return edition.objections.some(({ answer }) => answer === null) ? 'unanswered' : null
}

/** Objections are taken until the last day is over. */
export const isContestedUntil = ({ until, frozen: isOver }: Edition, at: number): boolean =>
  isOver === null && shanghaiDay(at) <= until

export const waitsOf = ({ objections }: Edition, unit: string) =>
  objections.find((one) => one.unit === unit && one.answer === null)

async function lastOf({ table, deployment }: Engine, year: number): Promise<Edition | null> {
  const { pk } = editionKey(deployment.area, year, 1)
  const [item] = await readRound(table, { index: 'main', pk, newestFirst: true }, 1)
  return item ? editionOf(item) : null
}

async function ofDraft(
  engine: Engine,
  { year, n }: Of,
  plan: (edition: Edition, item: Item) => Promise<ReturnType<typeof change> | ReturnType<typeof refused>>,
) {
  const item = await engine.table.get(editionKey(engine.deployment.area, year, n))
  if (!item) return refused('notFound')
  const edition = editionOf(item)
  return edition.frozen === null ? plan(edition, item) : refused('movedOn')
}

const changed = ({ deployment }: Engine, { v }: Item, act: object, next: Edition) =>
  change(act, [{ put: editionItem(next, deployment.area, v + 1), when: { v } }])

type Count = { readonly rows: readonly EditionRow[]; readonly head: EditionHead }

/** Counters that hold the whole log, or why not now. */
async function counted(engine: Engine, year: number): Promise<Count | 'stillCounting' | 'rowsAside'> {
  for await (const _ of allAside(engine.table, 'figures')) return 'rowsAside'
  const frontier = await frontierNow(engine)
  const root = toBase64(frontierRoot(frontier, engine.crypto.sha256))
  if (await bringsFigures(engine, await placeOf(engine, 'figures'))) return 'stillCounting'
  const rows = await editionRows(engine, year)
  // A follower counts before it says so.
  const isMoving = await bringsFigures(engine, frontier.size - 1)
  return isMoving ? 'stillCounting' : { rows, head: { size: frontier.size, root } }
}

/** True if a row after this place is to be counted. */
async function bringsFigures({ journal }: Engine, after: number): Promise<boolean> {
  const size = await journal.size()
  for (let at = after; at < size - 1; ) {
    const rows = await rowsSince(journal, at, perRead, size)
    const last = rows.at(-1)
    if (!last || rows.some(({ item }) => asks(item, 'figures'))) return rows.length > 0
    at = last.position
  }
  return false
}
