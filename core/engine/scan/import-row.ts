import { keepNumber } from '#engine/people/identity-numbers.ts'
import { addRecord, recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { digest, type HeldItem, heldItem, heldItems } from '#engine/store/held-items.ts'
import { heldKey, recordKey } from '#engine/store/keys.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { SheetRow } from '#records/import/header.ts'
import { type ImportContext, type Plan, planRow } from '#records/import/import.ts'
import type { Layout } from '#records/layout-shape.ts'
import { cell, naturalKey } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import { WithdrawalCause, withdrawalKey } from '#records/withdrawal.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { sourceKeys, sourceKind } from './import-kinds.ts'
import { scanRecord } from './scan-record.ts'

export type RowContext = Omit<ImportContext, 'findRecord' | 'findHeld'>

type Found = { readonly record: RecordFile | null; readonly held: readonly HeldItem[] }

/** Plans a row and writes it; again where another import won. */
export async function importRow(engine: Engine, row: SheetRow, context: RowContext, actor: Actor): Promise<Plan> {
  const key = keyOfRow(context.layout, row)
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const found = await lookUp(engine, context.layout, row, key)
    const plan = planRow(bounded(row), {
      ...context,
      findRecord: (asked) => same(asked, key, found.record),
      findHeld: (asked) =>
        same(
          asked,
          key,
          found.held.map(({ held }) => held),
        ),
    })
    if ('secrets' in plan)
      for (const { number } of plan.secrets) await keepNumber(engine, context.personKey(number), number)
    if (!(await written(engine, plan, found, actor))) continue
    // Scans a row that disagrees, or settles one, before the night.
    const concerns = 'held' in plan || (plan.outcome === 'unchanged' && found.held.length > 0)
    if (concerns && found.record !== null) await scanRecord(engine, found.record.id)
    return plan
  }
  throw new Fault('contention', `row ${row.row} kept moving`)
}

export function keyOfRow({ kind, roles }: Layout, { cells }: SheetRow): string {
  return naturalKey(kind, cell(cells[roles.documentNumber]), cell(cells[roles.authority]))
}

/** One record a natural key, even after its number was corrected. */
export const sourceKey = (engine: Pick<Engine, 'crypto'>, natural: string): Key =>
  sourceKeys.key(digest(engine, natural))

/** Names the list of a sender's records, for a complete sheet. */
export const senderLookup = (unit: string | null, kind: string): string => `sender#${unit ?? '-'}#${kind}`

/** Names a record that a complete sheet lacks. */
export const absentKey = (natural: string): string => `${natural}#absent`

/** Names holds on a record that is reported again. */
const returnedKeys = (natural: string) => [
  absentKey(natural),
  ...WithdrawalCause.options.map((cause) => withdrawalKey(natural, cause)),
]

async function lookUp(engine: Engine, { roles }: Layout, { cells }: SheetRow, key: string): Promise<Found> {
  const [source, held] = await Promise.all([
    engine.table.get(sourceKey(engine, key)),
    heldItems(engine, cells[roles.documentNumber] ?? '', cells[roles.authority] ?? ''),
  ])
  const own = held.filter((item) => item.held.naturalKey === key)
  const record = source === undefined ? undefined : await engine.table.get(recordKey(recordIdOf(source)))
  return { record: recordFile(record), held: own }
}

export const recordIdOf = (source: Item): string => sourceKind.read(source).record

function same<T>(asked: string, key: string, found: T): T {
  if (asked !== key) throw new Fault('importKey', `asked for ${asked}, looked up ${key}`)
  return found
}

async function written(engine: Engine, plan: Plan, found: Found, actor: Actor): Promise<boolean> {
  if ('held' in plan) {
    return plan.outcome === 'stillHeld' || done(engine, [{ put: heldItem(engine, plan.held), when: 'absent' }])
  }
  if (plan.outcome === 'unchanged') return done(engine, removals(found, returnedKeys(plan.naturalKey)))
  const { id, kind, provider } = plan.record
  const source: Item = {
    ...sourceKey(engine, plan.naturalKey),
    v: 1,
    body: { record: id },
    index: { lookup: [senderLookup(provider.unit, kind), id] },
  }
  return addRecord(engine, plan.record, actor, [{ put: source, when: 'absent' }, ...removals(found, plan.releases)])
}

async function done(engine: Engine, writes: readonly Write[]): Promise<boolean> {
  return writes.length === 0 || (await engine.table.transact(writes)).kind === 'done'
}

const removals = ({ held }: Found, keys: readonly string[]): Write[] =>
  held
    .filter((item) => keys.includes(item.held.key))
    .slice(0, 90)
    .map(({ id, v }) => ({ remove: heldKey(id), when: { v } }))

/** Joins cells too large together, so that the row is held. */
function bounded(row: SheetRow): SheetRow {
  const all = Object.values(row.cells).join('')
  if (all.length <= 80_000) return row
  const [column = ''] = Object.entries(row.cells).sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  return { ...row, cells: { ...row.cells, [column]: all } }
}
