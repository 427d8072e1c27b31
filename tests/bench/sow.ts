import type { Engine } from '#engine/store/engine.ts'
import { bucketOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { indexNames, openDatabase } from '#hosts/local/store/database.ts'
import { recentRows } from '#hosts/local/store/recent-rows.ts'
import { type Ready, rowWriter } from '#hosts/local/store/row-writer.ts'
import { writerStatements } from '#hosts/local/store/writer-statements.ts'
import { another, counters, itemsOf, namesOf, type Seedling } from './sown.ts'

/** Text of a case's rows, cut where its own names stand. */
type Mould = {
  readonly texts: readonly string[]
  readonly names: readonly number[]
  count: number
  readonly of: Seedling
}

const [betweenRows, betweenCells] = ['\u0001', '\u0002']
const aCommit = 2000

/**
 * Writes rows of many cases into a new folder, as texts with other names; returns the items of their counters. Cases of
 * a model and of the same buckets differ in nothing else, which the bench holds.
 */
export function sow(engine: Engine, folder: string, models: readonly Seedling[], size: number): readonly Item[] {
  const db = openDatabase(folder, { readOnly: false, isThrowaway: true })
  const rows = rowWriter(writerStatements(db), recentRows())
  const moulds = new Map<string, Mould>()
  for (let n = 0; n < size; n += 1) {
    if (n % aCommit === 0) db.exec(n === 0 ? 'BEGIN' : 'COMMIT; BEGIN')
    for (const ready of rowsIn(moulded(engine, moulds, models, n), n)) rows.write(ready, undefined)
  }
  db.exec('COMMIT')
  db.close()
  const sums = counters(engine)
  for (const { of, count } of moulds.values()) sums.count(of, count)
  return sums.items()
}

/** Items as `sow` writes them of one case. */
export const sownItems = (engine: Engine, models: readonly Seedling[], from: number, n: number): readonly Item[] => {
  const moulds = new Map<string, Mould>()
  moulded(engine, moulds, models, from)
  return rowsIn(moulded(engine, moulds, models, n), n).map(({ key, v, body, entries }) => ({
    ...{ ...key, v, body: JSON.parse(String(body)) },
    ...(entries.length > 0 && { index: Object.fromEntries(entries.map(([name, ...at]) => [name, at])) }),
  }))
}

/** Two cases whose rows differ in names alone. */
export const classOf = (models: readonly Seedling[], n: number): string => {
  const [id, record] = namesOf(n)
  return `${n % models.length} ${bucketOf(id)} ${bucketOf(record)}`
}

function moulded(engine: Engine, moulds: Map<string, Mould>, models: readonly Seedling[], n: number): Mould {
  const name = classOf(models, n)
  const known = moulds.get(name)
  if (known) {
    known.count += 1
    return known
  }
  const model = models[n % models.length]
  if (!model) throw new Error('there is no model')
  const of = another(model, n)
  const own = namesOf(n)
  const cut = new RegExp(`(${own.map((one) => RegExp.escape(one)).join('|')})`)
  const pieces = itemsOf(engine, of).map(textOf).join(betweenRows).split(cut)
  const made = {
    texts: pieces.filter((_, i) => i % 2 === 0),
    names: pieces.filter((_, i) => i % 2 === 1).map((one) => own.indexOf(one)),
    ...{ of, count: 1 },
  }
  moulds.set(name, made)
  return made
}

const textOf = ({ pk, sk, v, body, index = {} }: Item): string => {
  const entries = indexNames.flatMap((name) => (index[name] ? [[name, ...index[name]]] : []))
  const idx = entries.length > 0 ? JSON.stringify(entries) : ''
  return [pk, sk, String(v), JSON.stringify(body), idx].join(betweenCells)
}

function rowsIn({ texts, names }: Mould, n: number): readonly Ready[] {
  const own = namesOf(n)
  let text = texts[0] ?? ''
  for (const [i, name] of names.entries()) text += `${own[name]}${texts[i + 1]}`
  return text.split(betweenRows).map((row) => {
    const [pk = '', sk = '', v = '', body = '', idx = ''] = row.split(betweenCells)
    const entries = idx === '' ? [] : JSON.parse(idx)
    return { what: 'put', key: { pk, sk }, when: 'absent', v: Number(v), log: false, body, entries, idx }
  })
}
