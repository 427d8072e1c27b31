import { z } from 'zod'
import type { Item, Journal, Key, Table, Write } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'

const head: Key = { pk: 'journal', sk: 'size' }
const block = 10_000
const perTransaction = 30

const place = (position: number): Key => ({
  pk: `journal#${Math.floor(position / block)}`,
  sk: String(position).padStart(12, '0'),
})

/** A log row's own mark that it has its place. */
const mark = ({ pk, sk }: Key): Key => ({ pk: `place#${pk}`, sk })

/** The order that one sequencer, fed by the stream, gave to the rows of the log. */
export function dynamoJournal(table: Table): Journal {
  return {
    async positionOf(key) {
      const placed = await table.get(mark(key))
      return placed && Number(placed.body)
    },
    size: async () => sizeOf(await table.get(head)),
    async since(after, limit) {
      const size = sizeOf(await table.get(head))
      const positions = Array.from({ length: Math.max(0, Math.min(limit, size - 1 - after)) }, (_, i) => after + 1 + i)
      return Promise.all(positions.map(async (position) => ({ position, item: await rowAt(table, position) })))
    },
  }
}

/** Gives rows the next places, in their order; rows that have one keep it. One caller at a time. */
export async function sequence(table: Table, rows: readonly Key[]): Promise<number> {
  let added = 0
  for (let i = 0; i < rows.length; i += perTransaction) {
    added += await sequenceSome(table, rows.slice(i, i + perTransaction))
  }
  return added
}

async function sequenceSome(table: Table, rows: readonly Key[]): Promise<number> {
  const placed = await Promise.all(rows.map(async (row) => (await table.get(mark(row))) !== undefined))
  const fresh = rows.filter((_, i) => !placed[i])
  if (fresh.length === 0) return 0
  const stored = await table.get(head)
  const size = sizeOf(stored)
  const writes: readonly Write[] = [
    { put: { ...head, v: (stored?.v ?? 0) + 1, body: size + fresh.length }, when: stored ? { v: stored.v } : 'absent' },
    ...fresh.flatMap((row, i): readonly Write[] => [
      { put: { ...place(size + i), v: 1, body: { pk: row.pk, sk: row.sk } }, when: 'absent' },
      { put: { ...mark(row), v: 1, body: size + i }, when: 'absent' },
    ]),
  ]
  const { kind } = await table.transact(writes)
  if (kind === 'conflict') throw new Fault('journal.twoSequencers', 'another sequencer is at work')
  return fresh.length
}

async function rowAt(table: Table, position: number): Promise<Item> {
  const entry = await table.get(place(position))
  const row = entry && (await table.get(keyIn(entry)))
  if (!row) throw new Fault('journal.missing', `nothing stands at ${position}`)
  return row
}

const Place = z.object({ pk: z.string(), sk: z.string() })

const keyIn = ({ body }: Item): Key => Place.parse(body)

const sizeOf = (item: Item | undefined) => (item === undefined ? 0 : Number(item.body))
