import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { isBreach } from '#engine/case/is-breach.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { caseFigures, type Figure } from '#engine/figures/case-figures.ts'
import { breachKeys } from '#engine/figures/figure-kinds.ts'
import { countersOf } from '#engine/figures/part-writes.ts'
import { tailLookup } from '#engine/figures/running.ts'
import { boardedItem, boardedOf, looked, runningItem, takenUpBy } from '#engine/figures/running-items.ts'
import { runningRows } from '#engine/figures/running-rows.ts'
import { counterKey, figureOfBreach, tallyItem } from '#engine/figures/tally.ts'
import { workItems } from '#engine/figures/work-lists.ts'
import { partsOf, weightItem } from '#engine/figures/workload.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { added, type Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import {
  bucketOf,
  caseItem,
  caseKey,
  json,
  pad,
  recordKey,
  registerBuckets,
  registerKey,
  registerOf,
} from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'

/** A worked case, and what else its rows follow from. */
export type Seedling = {
  readonly file: CaseFile
  readonly isTakenUp: boolean
  readonly breaches: readonly { readonly seq: number; readonly figure: Figure }[]
  /** Its record’s own items. */
  readonly record: readonly Item[]
}

/** Reads a case that was worked, to sow others like it. */
export async function seedlingOf({ table }: Engine, id: string): Promise<Seedling> {
  const item = await table.get(caseKey(id))
  if (!item) throw new Error(`no case ${id}`)
  const file = caseFile(item)
  const log = (await readAll(table, { index: 'main', pk: caseKey(id).pk, prefix: 'log#' })).map(logRow)
  const own = await table.get(recordKey(file.recordId ?? ''))
  const place = await table.get(registerKey({ id: file.recordId ?? '', subject: subjectOf(own) }))
  return {
    file,
    isTakenUp: takenUpBy(file, log.toReversed().slice(0, looked)),
    breaches: log
      .filter(({ entry, payload }) => isBreach(entry.type, payload?.data.event))
      .map(({ entry }) => ({ seq: entry.seq, figure: figureOfBreach(entry) })),
    record: [own, place].flatMap((one) => one ?? []),
  }
}

const subjectOf = (item: Item | undefined) => Object(item?.body).record.subject

/** The kinds that lists, searches and statistics read. */
export const sownKinds = [
  'case',
  'running',
  'boarded',
  'work',
  'weight',
  'figures',
  'breach',
  'record',
  'place',
] as const
export const counterKinds = ['workload', 'month'] as const

/** Items of one case, by the engine’s own functions. */
export function itemsOf(engine: Engine, { file, isTakenUp, breaches, record }: Seedling): readonly Item[] {
  const procedure = procedureOf(engine, file)
  const rows = runningRows(procedure, file, isTakenUp)
  return [
    caseItem(file, 1),
    ...rows.map((row) => runningItem(file, row, 1)),
    boardedItem(file, boardedOf(file, rows, engine.deployment.directory), 1),
    ...workItems(file),
    weightItem(file, partsOf(procedure, file), 1),
    tallyItem(file, caseFigures(engine, procedure, file), 1),
    ...breaches.map(({ seq }) => ({ ...breachKeys.key(file.id, String(seq)), v: 1, body: null })),
    ...record.map((item) => ({ ...item, v: 1 })),
  ]
}

/** Sums of counters over cases, written once at the end. */
export function counters(engine: Engine) {
  const sums = new Map<string, { readonly key: Key; readonly counts: Map<string, number> }>()
  const add = (key: Key, names: readonly string[], times: number) => {
    const at = `${key.pk} ${key.sk}`
    const one = sums.get(at) ?? { key, counts: new Map<string, number>() }
    for (const name of names) one.counts.set(name, (one.counts.get(name) ?? 0) + times)
    sums.set(at, one)
  }
  return {
    /** Counts a case, or so many alike. */
    count({ file, isTakenUp, breaches }: Seedling, times = 1): void {
      const procedure = procedureOf(engine, file)
      const shard = bucketOf(file.id)
      const rows = runningRows(procedure, file, isTakenUp)
      const { parts } = boardedOf(file, rows, engine.deployment.directory)
      for (const part of [...parts, ...partsOf(procedure, file)])
        for (const key of countersOf(shard, part)) add(key, part.names, times)
      for (const { month, unit, name } of [
        ...caseFigures(engine, procedure, file),
        ...breaches.map(({ figure }) => figure),
      ])
        add(counterKey(month, unit, shard), [name], times)
    },
    items: (): readonly Item[] =>
      [...sums.values()].map(({ key, counts }): Item => {
        const body: Counts = added({}, counts)
        return { ...key, v: 1, body: json(body) }
      }),
  }
}

/** The same case as another of another subject: number `n`. */
export function another(seedling: Seedling, n: number): Seedling {
  const { file, record } = seedling
  const old = Object(record[0]?.body).record
  const [id, recordId, tail, subject, document, name] = namesOf(n)
  const swaps: readonly (readonly [string, string])[] = [
    [file.id, id],
    [file.number, `${file.number.slice(0, -9)}${tail}`],
    [String(file.recordId), recordId],
    [old.subject.key, subject],
    [old.documentNumber.key, document],
    [old.documentNumber.raw, document],
    [old.subject.name, name],
  ]
  const swapped = <T>(value: T): T =>
    JSON.parse(swaps.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)))
  const next = swapped({ file, record })
  const { subject: its } = Object(next.record[0]?.body).record
  // Its place stands in the bucket of its own subject.
  const placed = next.record.map((item, i) =>
    i === 0 ? item : { ...item, ...registerKey({ id: next.file.recordId ?? '', subject: its }) },
  )
  return { ...seedling, file: next.file, record: placed }
}

/** What tells case `n` from others like it: each name occurs nowhere else. */
export function namesOf(n: number): readonly [string, string, string, string, string, string, string, string] {
  const subject = `91445300${pad(n, 10)}`
  return [
    ...([`C${pad(n, 25)}`, `R${pad(n, 25)}`, tailOf(n), subject, documentOf(n)] as const),
    ...([`云浮样例第${n}有限公司`, registerOf(bucketOf(subject, registerBuckets)), tailLookup(tailOf(n))] as const),
  ]
}

/** As numbers of cases end: without letters taken for others. */
export function tailOf(n: number): string {
  const digits = [...n.toString(32)].map((digit) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(digit, 32)])
  return `Z${digits.join('').padStart(8, '0')}`
}

export const documentOf = (n: number): string => `样例(2026)${n}号`

/** Rows of a kind in a comparable form: versions are not compared. */
export const comparable = (items: readonly Item[], kinds: readonly string[]): readonly string[] =>
  items
    .filter((item) => kinds.includes(kindOf(item) ?? ''))
    .map(({ v: _, ...item }) => JSON.stringify(item, (_key, value) => sorted(value)))
    .toSorted()

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
