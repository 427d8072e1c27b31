import type { LogRow } from '#engine/case/log-item.ts'
import { logKinds, logRow } from '#engine/case/log-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { logKey } from '#engine/store/keys.ts'
import { across, type Paged, paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { pageSize } from '#engine/store/read.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'

export const loggedKinds = ['case', 'record', 'admin', 'notice', 'account', 'copy', 'mandate'] as const
export type LoggedKind = (typeof loggedKinds)[number]

/** Search of an auditor; null: any. */
export type LogAsk = {
  readonly person: string | null
  /** Cases and records, where one is named. */
  readonly ids: readonly string[] | null
  readonly kind: LoggedKind | null
  readonly from: number
  readonly to: number
}
export type Logged = LogRow & { readonly kind: LoggedKind }

type Store = Pick<Engine, 'table' | 'journal'>

/** Rows read at once, and such reads a page. */
const [block, reads] = [500, 6]

/** Log rows by person, thing, kind and time, newest first. */
export async function searchLog(
  engine: Store,
  ask: LogAsk,
  /** Leaves out what the reader may not see. */
  shown: (rows: readonly Logged[]) => Promise<readonly Logged[]>,
  at: string | undefined,
): Promise<Paged<Logged>> {
  const sift = (items: readonly Item[]) => shown(items.flatMap(rowOf).filter((row) => fits(ask, row)))
  if (ask.ids !== null) return readSifted((from) => ofThings(engine, ask.ids ?? [], from), sift, at)
  const [first, end] = [await positionAt(engine, ask.from), await positionAt(engine, ask.to)]
  return readSifted(
    (from) => backwards(engine, first, from === undefined ? end : Number(from)),
    sift,
    at,
    pageSize,
    reads,
  )
}

function fits({ person, kind, from, to }: LogAsk, { entry, payload, kind: of }: Logged): boolean {
  if (entry.at < from || entry.at >= to || (kind !== null && of !== kind)) return false
  return person === null || payload?.data.actor.id === person
}

/** Row with the log in which it stands. */
function rowOf(item: Item): readonly Logged[] {
  const kind = loggedKinds.find((one) => logKinds[`${one}Log`].holds(item))
  return kind ? [{ ...logRow(item), kind }] : []
}

const ofThings = ({ table }: Store, ids: readonly string[], at: string | undefined) => {
  const lists = ids.flatMap((id) =>
    (['case', 'record'] as const).map(
      (kind) => ({ index: 'main', pk: logKey(kind, id, 0).pk, prefix: 'log#', newestFirst: true }) as const,
    ),
  )
  return readChained(table, lists, at)
}

/** Rows before a place, newest first, back to `first`. */
async function backwards({ journal }: Store, first: number, before: number): Promise<Paged<Item>> {
  const from = Math.max(first, before - block)
  const rows = before > from ? await journal.since(from - 1, before - from) : []
  const page = paged({ items: rows, cursor: from > first ? String(from) : null })
  return across(page, (all) => all.map(({ item }) => item).toReversed())
}

/** First place of the journal at or after an instant. */
async function positionAt({ journal }: Store, at: number): Promise<number> {
  let [low, high] = [0, await journal.size()]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [row] = await journal.since(middle - 1, 1)
    if (row && logRow(row.item).entry.at < at) low = middle + 1
    else high = middle
  }
  return low
}
