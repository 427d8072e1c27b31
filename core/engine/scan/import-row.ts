import { keepNumber } from '#engine/register/identity-numbers.ts'
import { addRecord, recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { digest, type HeldItem, heldItem, heldItems, heldKind, heldOn } from '#engine/store/held-items.ts'
import { documentLookup, heldKey, recordKey } from '#engine/store/keys.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import type { SheetRow } from '#records/import/header.ts'
import { type ImportContext, type Plan, planRow } from '#records/import/import.ts'
import type { Layout } from '#records/layout-shape.ts'
import { namesOf } from '#records/names-of.ts'
import { cell, matchKey, naturalKey } from '#records/normalise.ts'
import type { Held } from '#records/publicity/held.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { sourceKeys, sourceKind } from './import-kinds.ts'
import { scanRecord } from './scan-record.ts'

export type RowContext = Omit<ImportContext, 'findRecord' | 'findHeld'>

type Found = { readonly record: RecordFile | null; readonly held: readonly HeldItem[] }

/** Plans a row and writes it; again where another import won. */
export async function importRow(engine: Engine, row: SheetRow, context: RowContext, actor: Actor): Promise<Plan> {
  const key = keyOfRow(context.layout, row)
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const found = await lookUp(engine, context, row, key)
    const meant = planned(row, context, found, key)
    if ('secrets' in meant)
      for (const { number } of meant.secrets) await keepNumber(engine, context.personKey(number), number)
    const plan = await written(engine, row, meant, found, actor)
    if (plan === null) continue
    // Scans a row that disagrees, or settles one, before the night.
    const concerns = 'held' in plan || (plan.outcome === 'unchanged' && found.held.length > 0)
    if (concerns && found.record !== null) await scanRecord(engine, found.record.id)
    return plan
  }
  throw new Fault('contention', `row ${row.row} kept moving`)
}

/** What would become of a row; writes nothing. */
export async function previewRow(engine: Looking, row: SheetRow, context: RowContext): Promise<Plan> {
  return (await foreseen(engine, row, context)).plan
}

/** Plan of a row, and whether held rows concern it. */
export async function foreseen(engine: Looking, row: SheetRow, context: RowContext) {
  const key = keyOfRow(context.layout, row)
  const found = await lookUp(engine, context, row, key)
  return { plan: planned(row, context, found, key), isHeld: found.held.length > 0 }
}

function planned(row: SheetRow, context: RowContext, { record, held }: Found, key: string): Plan {
  const items = held.map((item) => item.held)
  return planRow(bounded(row), {
    ...context,
    findRecord: (asked) => same(asked, key, record),
    findHeld: (asked) => same(asked, key, items),
  })
}

function keyOfRow({ kind, roles }: Layout, { cells }: SheetRow): string {
  return naturalKey(kind, cell(cells[roles.documentNumber]), cell(cells[roles.authority]))
}

/** One record a natural key, even after its number was corrected. */
export const sourceKey = (engine: Pick<Looking, 'crypto'>, natural: string): Key =>
  sourceKeys.key(digest(engine, natural))

/** Rows of one number wait, whatever they call the organ. */
export const numberOfRow = ({ roles }: Layout, { cells }: SheetRow): string =>
  matchKey(cell(cells[roles.documentNumber]))

/** Names the list of a sender's records, for a complete sheet. */
export const senderLookup = (unit: string | null, kind: string): string => `sender#${unit ?? '-'}#${kind}`

/** Names a record that a complete sheet lacks. */
export const absentKey = (natural: string): string => `${natural}#absent`

/** Holds that end once the record is reported again. */
const isOver = ({ reasons, cause }: Held) => reasons.includes('withdrawnAtSource') || cause !== undefined

/** Parts that a row is looked up and planned with. */
export type Looking = Pick<Engine, 'table'> & { readonly crypto: Pick<Engine['crypto'], 'sha256'> }

async function lookUp(engine: Looking, context: RowContext, row: SheetRow, key: string): Promise<Found> {
  const { roles } = context.layout
  const number = row.cells[roles.documentNumber] ?? ''
  const authority = row.cells[roles.authority] ?? ''
  const [source, held] = await Promise.all([
    engine.table.get(sourceKey(engine, key)),
    heldItems(engine, number, authority),
  ])
  const own = held.filter((item) => item.held.naturalKey === key)
  const record =
    source === undefined
      ? await otherwiseNamed(engine, context, row)
      : recordFile(await engine.table.get(recordKey(recordIdOf(source))))
  if (record === null || isNamed(record, key)) return { record, held: own }
  const its = (await heldOn(engine, record)).filter(({ id }) => !own.some((item) => item.id === id))
  return { record, held: [...own, ...its] }
}

/** Has had one name alone, that of the row. */
const isNamed = (record: RecordFile, key: string): boolean =>
  namesOf(record).every((one) => naturalKey(record.kind, one.documentNumber, one.authority) === key)

/** Finds records by the organ's other name or corrected number (ADR 14). */
async function otherwiseNamed(
  engine: Pick<Engine, 'table'>,
  { layout, unitByName }: RowContext,
  { cells }: SheetRow,
): Promise<RecordFile | null> {
  const { kind, roles } = layout
  const number = matchKey(cell(cells[roles.documentNumber]))
  const authority = matchKey(cell(cells[roles.authority]))
  const unit = unitByName(cell(cells[roles.authority]))?.id ?? null
  if (number === '' || authority === '') return null
  const items = await readAll(engine.table, { index: 'lookup', pk: documentLookup(number) })
  const isIts = (one: RecordFile) =>
    one.kind === kind &&
    one.documentNumber.key === number &&
    (one.authority.key === authority || (unit !== null && one.authority.unit === unit))
  return items.flatMap((item) => recordFile(item) ?? []).find(isIts) ?? null
}

export const recordIdOf = (source: Item): string => sourceKind.read(source).record

function same<T>(asked: string, key: string, found: T): T {
  if (asked !== key) throw new Fault('importKey', `asked for ${asked}, looked up ${key}`)
  return found
}

/** The plan as it came out; null: something else came first. */
async function written(
  engine: Engine,
  { row }: SheetRow,
  plan: Plan,
  found: Found,
  actor: Actor,
): Promise<Plan | null> {
  if (plan.outcome === 'foreign') return plan
  if ('held' in plan) return plan.outcome === 'held' ? heldNow(engine, plan) : plan
  const isDone =
    plan.outcome === 'unchanged'
      ? await done(engine, removals(found, isOver))
      : await addRecord(engine, plan.record, actor, [
          sourceWrite(engine, plan, row),
          ...removals(found, ({ key }) => plan.releases.includes(key)),
        ])
  return isDone ? plan : null
}

/** One of the same content that is there already is still held. */
async function heldNow(engine: Engine, plan: Extract<Plan, { readonly held: Held }>): Promise<Plan | null> {
  const put = heldItem(engine, plan.held)
  if (await done(engine, [{ put, when: 'absent' }])) return plan
  const there = await engine.table.get(put)
  return there ? { ...plan, outcome: 'stillHeld', held: heldKind.read(there) } : null
}

/** Keeps the natural key of a record that enters, by a row. */
export function sourceWrite(
  engine: Looking,
  {
    naturalKey: natural,
    record: { id, kind, provider },
  }: Pick<Extract<Plan, { outcome: 'accepted' }>, 'naturalKey' | 'record'>,
  row: number,
): Write {
  const index = { lookup: [senderLookup(provider.unit, kind), id] } as const
  return { put: { ...sourceKey(engine, natural), v: 1, body: { record: id, row }, index }, when: 'absent' }
}

async function done(engine: Engine, writes: readonly Write[]): Promise<boolean> {
  return writes.length === 0 || (await engine.table.transact(writes)).kind === 'done'
}

const removals = ({ held }: Found, goes: (held: Held) => boolean): Write[] =>
  held
    .filter((item) => goes(item.held))
    .slice(0, 90)
    .map(({ id, v }) => ({ remove: heldKey(id), when: { v } }))

/** Joins cells too large together, so that the row is held. */
function bounded(row: SheetRow): SheetRow {
  let length = 0
  for (const column in row.cells) length += row.cells[column]?.length ?? 0
  if (length <= 80_000) return row
  const all = Object.values(row.cells).join('')
  const [column = ''] = Object.entries(row.cells).sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  return { ...row, cells: { ...row.cells, [column]: all } }
}
