import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json, Query, Table, Write } from '#engine/store/ports.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { folder } from './folder.ts'

type Step =
  | { readonly kind: 'write'; readonly ops: readonly Op[] }
  | { readonly kind: 'read'; readonly query: Omit<Query, 'cursor'> }
type Op = {
  readonly kind: 'add' | 'log' | 'change' | 'remove' | 'check' | 'stale'
  readonly key: number
  readonly body: Json
  readonly at: number
}

const sks = ['a', 'a#1', 'a#2', 'b', '信', '\uffee', '\u{1F600}']
const keys = ['p', 'q'].flatMap((pk) => sks.map((sk) => ({ pk, sk })))
const sk = fc.constantFrom(...sks)

const op: fc.Arbitrary<Op> = fc.record({
  kind: fc.constantFrom('add', 'add', 'log', 'change', 'change', 'remove', 'check', 'stale'),
  key: fc.nat(keys.length - 1),
  body: fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' })),
  at: fc.nat(4),
})
const query: fc.Arbitrary<Omit<Query, 'cursor'>> = fc
  .record({
    index: fc.constantFrom('main', 'queue', 'due', 'subject', 'lookup'),
    pk: fc.constantFrom('p', 'q'),
    limit: fc.integer({ min: 1, max: 5 }),
    newestFirst: fc.boolean(),
    range: fc.oneof(fc.record({ prefix: sk }), fc.record({ from: sk, to: sk }, { requiredKeys: [] })),
  })
  .map(({ range, ...rest }) => ({ ...rest, ...range }))
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('write'), ops: fc.array(op, { minLength: 1, maxLength: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('read'), query }) },
)

it('gives the same answers in memory and in SQLite, whatever is asked', async () => {
  const place = await folder()
  let run = 0
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const memory = memoryTable()
        const sqlite = localTable({ folder: `${place.path}/${run++}` })
        try {
          for (const step of steps) expect(await answer(sqlite.table, step)).toEqual(await answer(memory.table, step))
          expect(await sqlite.journal.since(-1, 1000)).toEqual(await memory.journal.since(-1, 1000))
        } finally {
          sqlite.close()
        }
      }),
      { numRuns: 150 },
    )
  } finally {
    await place.remove()
  }
})

async function answer(table: Table, step: Step): Promise<unknown> {
  if (step.kind === 'read') return pages(table, step.query)
  const writes = await Promise.all(step.ops.map((o) => writeOf(table, o)))
  return table.transact(writes).catch((fault: { readonly code: string }) => ({ code: fault.code }))
}

async function pages(table: Table, query: Omit<Query, 'cursor'>): Promise<unknown> {
  const seen: unknown[] = []
  let cursor: string | null = null
  do {
    const page = await table.query({ ...query, ...(cursor !== null && { cursor }) })
    seen.push({ ...page, cursor: page.cursor !== null })
    cursor = page.cursor
  } while (cursor !== null)
  return seen
}

async function writeOf(table: Table, { kind, key: n, body, at }: Op): Promise<Write> {
  const key = keys[n] ?? { pk: 'p', sk: 'a' }
  const v = (await table.get(key))?.v ?? 0
  const index = {
    ...(at % 2 === 0 && { queue: ['p', `q${at}`] as const, subject: ['p', 'same'] as const }),
    ...(at > 1 && { due: ['q', sks[at] ?? 'a'] as const }),
  }
  if (kind === 'add') return { put: { ...key, v: 1, body, index }, when: 'absent' }
  if (kind === 'log') return { put: { ...key, v: 1, body, log: true }, when: 'absent' }
  if (kind === 'change') return { put: { ...key, v: v + 1, body, index }, when: { v } }
  if (kind === 'remove') return { remove: key, when: { v } }
  return { check: key, when: { v: kind === 'check' ? v : v + 1 } }
}
