import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { isBreach } from '#engine/case/is-breach.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { added, type Counts, countWrites, untilCounted } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { bucketOf, caseKey, json } from '#engine/store/keys.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { breachFigure, caseFigures, type Figure } from './case-figures.ts'
import { breachKeys, cityKeys, figuresKind, type Tallied, tallyKeys, tallyKind, unitKeys } from './figure-kinds.ts'

/**
 * Replaces what a case adds to the figures, with a note of it, in one transaction: repeated or late calls change
 * nothing. A breach counts once by its entry's number.
 */
export async function tally(engine: Engine, row: Item): Promise<number> {
  const { entry } = logRow(row)
  const { id } = entry
  if (isOfBreach(row)) await countBreach(engine, id, entry)
  return untilCounted(`figures of case ${id}`, () => replaced(engine, id))
}

/** Counted by itself, however often its case is. */
export function isOfBreach(row: Item): boolean {
  const { entry, payload } = logRow(row)
  return isBreach(entry.type, payload?.data.event)
}

async function replaced(engine: Engine, id: string): Promise<number | null> {
  const key = tallyKeys.key(id)
  const [item, known] = await Promise.all([engine.table.get(caseKey(id)), engine.table.get(key)])
  if (!item) return 0
  const file = caseFile(item)
  const before: Tallied = known ? tallyKind.read(known) : { seq: 0, figures: [] }
  if (before.seq >= file.seq) return before.seq
  const figures = caseFigures(engine, procedureOf(engine, file), file)
  const counted = await counterWrites(engine, id, [
    ...figures.map((figure) => ({ figure, by: 1 })),
    ...before.figures.map((figure) => ({ figure, by: -1 })),
  ])
  const note = tallyItem(file, figures, (known?.v ?? 0) + 1)
  const when = known ? { v: known.v } : ('absent' as const)
  return (await engine.table.transact([{ put: note, when }, ...counted])).kind === 'done' ? file.seq : null
}

/** Note of what a case adds to figures. */
export const tallyItem = ({ id, seq }: CaseFile, figures: readonly Figure[], v: number): Item => ({
  ...tallyKeys.key(id),
  v,
  body: json({ seq, figures }),
})

async function countBreach(engine: Engine, id: string, { seq, type, at, rules }: LogRow['entry']): Promise<void> {
  const key = breachKeys.key(id, String(seq))
  const figure = figureOfBreach({ type, at, rules })
  await untilCounted(`breach of case ${id}`, async () => {
    if (await engine.table.get(key)) return seq
    const counted = await counterWrites(engine, id, [{ figure, by: 1 }])
    const note: Write = { put: { ...key, v: 1, body: null }, when: 'absent' }
    return (await engine.table.transact([note, ...counted])).kind === 'done' ? seq : null
  })
}

/** Counts an entry that is a breach. */
export function figureOfBreach({ type, at, rules }: Pick<LogRow['entry'], 'type' | 'at' | 'rules'>): Figure {
  const [, limit = ''] = type.split('.')
  return breachFigure(rules.split('@')[0] ?? '', limit, at)
}

type Change = { readonly figure: Figure; readonly by: number }

/** Counter by month, unit and bucket, so that cases rarely collide. */
async function counterWrites(engine: Engine, id: string, changes: readonly Change[]): Promise<readonly Write[]> {
  const shard = bucketOf(id)
  const groups = Map.groupBy(changes, ({ figure }) => `${figure.month} ${figure.unit ?? ''}`)
  const writes = await Promise.all([...groups.values()].map((of) => counterWrite(engine, shard, of)))
  return writes.flat()
}

async function counterWrite(engine: Engine, shard: number, of: readonly Change[]): Promise<readonly Write[]> {
  const [first] = of
  if (!first) return []
  const { month, unit } = first.figure
  return countWrites(
    engine,
    counterKey(month, unit, shard),
    of.map(({ figure, by }) => [figure.name, by] as const),
  )
}

export const counterKey = (month: string, unit: string | null, shard: number): Key =>
  unit === null ? cityKeys.key(month, String(shard)) : unitKeys.key(month, unit, String(shard))

export const figuresOf = (month: string): string => `figures#${month}`

/** A month's counts, of city and units, or of the city. */
export async function countsOf(
  engine: Pick<Engine, 'table'>,
  month: string,
  alone: 'city' | null = null,
): Promise<{ readonly city: Counts; readonly units: ReadonlyMap<string, Counts> }> {
  const city: Sums = []
  const units = new Map<string, Sums>()
  const asked = { index: 'main', pk: figuresOf(month), ...(alone && { prefix: `${alone}#` }) } as const
  for await (const item of everyItem(engine.table, asked)) {
    const counts = Object.entries(figuresKind.read(item))
    const [, unit] = unitKeys.parts(item) ?? []
    const sums = unit === undefined ? city : (units.get(unit) ?? [])
    sums.push(...counts)
    if (unit !== undefined) units.set(unit, sums)
  }
  return { city: added({}, city), units: new Map([...units].map(([unit, sums]) => [unit, added({}, sums)])) }
}

type Sums = (readonly [name: string, n: number])[]
