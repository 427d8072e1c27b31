import { type Adding, firstWrites } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { documentLookup } from '#engine/store/keys.ts'
import type { Crypto, RowFate, SheetPart, Write } from '#engine/store/ports.ts'
import { concat } from '#ledger/bytes.ts'
import type { SheetRow } from '#records/import/header.ts'
import { partOf, type Reading } from './import-parts.ts'
import { foreseen, numberOfRow, type RowContext, sourceWrite } from './import-row.ts'
import { contextOf, fateOf } from './import-rows.ts'
import { optionsOf } from './stage-import.ts'

/** A row planned by another thread, and what enters it. */
export type Planned = {
  readonly fate: RowFate
  readonly writes: readonly Write[]
  /** Enters only while no record has this number. */
  readonly alone: string
}

/** Plans beside the service, and never writes. */
export type HandStore = Adding & Reading & Pick<Engine, 'table'>

const left: RowFate = { outcome: 'left', issues: [], mark: '', shown: false }

/** Plans new and unchanged rows in order; others are left (ADR 14). */
export async function* planPart(store: HandStore, part: SheetPart): AsyncGenerator<Planned> {
  const { header, rows } = await partOf(store, part, part.n)
  const context = { ...contextOf(store, header, part, optionsOf(part, part)), newId: alike(store.crypto) }
  // Rows of the part before may not have entered yet.
  const before = part.n > 0 ? (await partOf(store, part, part.n - 1)).rows : []
  const seen = new Set<string>()
  for (const row of before) seen.add(numberOfRow(context.layout, row))
  for (const row of rows) {
    const number = numberOfRow(context.layout, row)
    const isFirst = !seen.has(number)
    seen.add(number)
    yield isFirst ? await planned(store, row, context, part) : { fate: left, writes: [], alone: '' }
  }
}

/** Ids that begin alike: rows of a part share pages (ADR 16). */
function alike({ random }: Pick<Crypto, 'random'>): () => string {
  // 112 random bits are each one's own.
  const first = random(2)
  return () => newId({ random: (bytes) => concat(first, random(bytes - first.length)) })
}

async function planned(store: HandStore, row: SheetRow, context: RowContext, { actor }: SheetPart): Promise<Planned> {
  const { plan, isHeld } = await foreseen(store, row, context)
  const fate = fateOf(store, plan)
  if (!isHeld && plan.outcome === 'unchanged') return { fate, writes: [], alone: '' }
  if (isHeld || plan.outcome !== 'accepted' || plan.secrets.length > 0) return { fate: left, writes: [], alone: '' }
  const alone = documentLookup(plan.record.documentNumber.key)
  const writes = [...firstWrites(store, plan.record, actor), sourceWrite(store, plan, row.row)]
  return { fate, writes, alone }
}
