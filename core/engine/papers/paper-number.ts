import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import type { PaperSettings } from '#engine/store/host.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Item, Key, Table, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'
import { actingUnit } from '#records/directory.ts'

/** Numbers that a commit draws, and writes that take them. */
export type Numbers = {
  /** Waits for its turn at counters, and reads them side by side. */
  ahead(all: readonly { readonly unit: string; readonly series: string }[]): Promise<void>
  next(unit: string, series: string): Promise<string>
  writes(): readonly Write[]
  /** Lets the next of this process draw. */
  done(): void
}

/**
 * Draws 文号 without gaps: a counter by unit, year and series, taken in the issuing commit. If another commit was first,
 * this one fails and starts anew: those of one process go in turn, so that a crowd does its work once.
 */
export function numbers(engine: Pick<Engine, 'table' | 'deployment'>, at: number): Numbers {
  const year = shanghaiDay(at).slice(0, 4)
  const drawn = new Map<string, { readonly key: Key; readonly before: number; readonly v: number; taken: number }>()
  async function counterOf(unit: string, series: string) {
    const key = seriesKey(unit, year, series)
    const id = `${key.pk}/${key.sk}`
    const read = drawn.get(id) ?? { key, ...(await last(engine.table, key)), taken: 0 }
    const counter = drawn.get(id) ?? read
    drawn.set(id, counter)
    return counter
  }
  let done = () => {}
  return {
    async ahead(all) {
      done = await turnAt(
        engine.table,
        all.map(({ unit, series }) => `${unit}/${series}`),
      )
      await Promise.all(all.map(({ unit, series }) => counterOf(unit, series)))
    },
    async next(unit, series) {
      const counter = await counterOf(unit, series)
      counter.taken += 1
      return written(engine, unit, series, year, counter.before + counter.taken)
    },
    writes: () =>
      [...drawn.values()].map(({ key, before, v, taken }) => ({
        put: { ...key, v: v + 1, body: before + taken },
        when: v === 0 ? 'absent' : { v },
      })),
    done: () => done(),
  }
}

/** Last of those who draw, by counter. */
const lines = new WeakMap<Table, Map<string, Promise<void>>>()

/** Answers how to end one's turn. Lined up at once, no circle waits. */
async function turnAt(table: Table, counters: readonly string[]): Promise<() => void> {
  const line = lines.get(table) ?? new Map<string, Promise<void>>()
  lines.set(table, line)
  const { promise: own, resolve } = Promise.withResolvers<void>()
  const before = counters.map((counter) => line.get(counter))
  for (const counter of counters) line.set(counter, own)
  await Promise.all(before)
  return () => {
    for (const counter of counters) if (line.get(counter) === own) line.delete(counter)
    resolve()
  }
}

const keys = keyShape('series#{unit}#{year}', '{series}')
export const seriesKey = keys.key

export const seriesKind = stored('last number drawn of a series', {
  schema: z.int(),
  keys: [keys],
  due: null,
  from: 'log',
})
export const isSeries = seriesKind.holds

async function last(table: Table, key: Key): Promise<{ before: number; v: number }> {
  const item = await table.get(key)
  return item ? { before: seriesKind.read(item), v: item.v } : { before: 0, v: 0 }
}

function written(engine: Pick<Engine, 'deployment'>, unit: string, series: string, year: string, n: number): string {
  const { number } = engine.deployment.papers ?? usual
  const values: Readonly<Record<string, string>> = {
    unit: actingUnit(engine.deployment.directory, unit)?.codeWord ?? nameOfUnit(engine, unit).zh,
    series,
    year,
    n: String(n),
  }
  return number.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** Series of a paper's number; null: it has none. */
export async function seriesOf(
  engine: Pick<Engine, 'table' | 'deployment'>,
  { unit, issuedAt, number }: { readonly unit: string; readonly issuedAt: number; readonly number: string },
): Promise<Key | null> {
  const year = shanghaiDay(issuedAt).slice(0, 4)
  const { pk } = seriesKey(unit, year, '')
  const all = await readAll(engine.table, { index: 'main', pk })
  const isOf = ({ sk: series, body }: Item) =>
    Array.from({ length: Number(body) }, (_, n) => n + 1).some((n) => written(engine, unit, series, year, n) === number)
  const found = all.find(isOf)
  return found ? { pk, sk: found.sk } : null
}

const usual: PaperSettings = { number: '{unit}{series}〔{year}〕{n}号' }
