import { createPublicKey, verify as edVerify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logItem, system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Table } from '#engine/store/ports.ts'
import { fromBase64 } from '#ledger/bytes.ts'
import { openCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash } from '#ledger/entry.ts'
import { readKey, type Trust } from '#ledger/note.ts'
import type { UncheckedRow } from '#ledger/row.ts'
import { verifyInclusion } from '#ledger/tree.ts'
import { verifyLedger } from '#ledger/verify.ts'
import { testEngine } from '#tests/support/engine.ts'
import { type Inclusion, inclusionProofFor } from './inclusion.ts'
import { checkpoints, readHead } from './ledger-head.ts'
import { ledgerKey, seal } from './seal.ts'
import { startEpoch } from './start-epoch.ts'

/** Entries of separate ids, so that rows stand alone. */
async function write(engine: Engine, from: number, count: number): Promise<void> {
  for (let i = from; i < from + count; i += 1) {
    const event = { type: 'test.happened', at: engine.clock.now(), actor: system, data: { i } }
    const { item } = logItem(engine, 'case', { id: `c${i}`, seq: 1 }, event, '', null)
    await engine.table.transact([{ put: item, when: 'absent' }])
  }
}

const spki = Buffer.from('302a300506032b6570032100', 'hex')
const verify: Trust['verify'] = (publicKey, message, signature) =>
  edVerify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

async function whole(engine: Engine) {
  const rows = await engine.journal.since(-1, 100_000)
  const notes: string[] = []
  for await (const note of checkpoints(engine.table)) notes.push(note)
  const ledger = (await readHead(engine.table))?.head.ledger ?? ''
  const trust = { keys: [await ledgerKey(engine, ledger)], verify, hash: engine.crypto.sha256 }
  return verifyLedger(
    rows.map(({ item }) => ({ entry: (item.body as unknown as UncheckedRow).entry })),
    notes,
    ledger,
    trust,
  )
}

/** As `redress verify` does it, from the file alone. */
function holds(engine: Engine, { entry, index, size, proof, checkpoint, key }: Inclusion): boolean {
  const hash = engine.crypto.sha256
  const read = readKey(key, hash)
  const opened = openCheckpoint(checkpoint, { keys: read ? [read] : [], verify, hash })
  if (opened.kind === 'refused') return false
  const hashes = proof.map(fromBase64).filter((each) => each !== undefined)
  const claim = { leaf: entryHash(entry, hash), index, size, root: opened.checkpoint.root }
  return opened.checkpoint.size === size && verifyInclusion(claim, hashes, hash)
}

describe('seal', () => {
  it('signs a checkpoint over every row, and nothing where nothing is new', async () => {
    const engine = testEngine()
    expect(await seal(engine)).toEqual({ size: 0, added: 0, checkpoint: null })
    await write(engine, 0, 5)
    expect(await seal(engine)).toMatchObject({ size: 5, added: 5 })
    expect(await seal(engine)).toMatchObject({ size: 5, added: 0 })
    expect(await whole(engine)).toMatchObject({ ok: true, size: 5, sealed: 5 })
  })

  it('proves any row at any size, however the seals fell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }), async (batches) => {
        const engine = testEngine()
        let size = 0
        for (const count of batches) {
          await write(engine, size, count)
          size += count
          await seal(engine)
        }
        for (const i of new Set([0, 1, 254, 255, 256, 257, 511, 512, size - 2, size - 1])) {
          if (i < 0 || i >= size) continue
          const proof = await inclusionProofFor(engine, `c${i}`, 1)
          expect(proof).toMatchObject({ index: i, size })
          expect(proof !== null && holds(engine, proof)).toBe(true)
          expect(proof !== null && holds(engine, { ...proof, index: (i + 1) % size })).toBe(size === 1)
        }
        expect(await whole(engine)).toMatchObject({ ok: true, sealed: size })
      }),
      { numRuns: 12 },
    )
  })

  it('has no proof of what is not sealed or never was', async () => {
    const engine = testEngine()
    await write(engine, 0, 1)
    expect(await inclusionProofFor(engine, 'c0', 1)).toBeNull()
    await seal(engine)
    expect(await inclusionProofFor(engine, 'c0', 2)).toBeNull()
    expect(await inclusionProofFor(engine, 'c0', 1)).toMatchObject({ index: 0, size: 1, proof: [] })
  })

  it('reads a few tiles for a proof, not the log', async () => {
    const engine = testEngine()
    await write(engine, 0, 3000)
    await seal(engine)
    let reads = 0
    const counting: Table = {
      ...engine.table,
      get: (key) => {
        reads += 1
        return engine.table.get(key)
      },
      query: () => Promise.reject(new Error('a proof scans nothing')),
    }
    expect(await inclusionProofFor({ ...engine, table: counting }, 'c1234', 1)).toMatchObject({ index: 1234 })
    expect(reads).toBeLessThanOrEqual(8)
  })

  it('lets two sealers at once make one tree', async () => {
    const engine = testEngine()
    await write(engine, 0, 40)
    await Promise.all([seal(engine), seal(engine), seal(engine)])
    expect(await whole(engine)).toMatchObject({ ok: true, sealed: 40 })
  })

  it('hashes no row again for many who ask at once, and has the rows of each', async () => {
    const engine = testEngine()
    const { journal } = engine
    let read = 0
    const since = async (after: number, n: number) => {
      const rows = await journal.since(after, n)
      read += rows.length
      return rows
    }
    const asked = Array.from({ length: 32 }, async (_, i) => {
      await write(engine, i, 1)
      await seal({ ...engine, journal: { ...journal, since } })
      expect(await inclusionProofFor(engine, `c${i}`, 1)).not.toBeNull()
    })
    await Promise.all(asked)
    expect(read).toBe(32)
  })

  it('takes rows that the host gives twice once, and will not go past one that is missing', async () => {
    const engine = testEngine()
    await write(engine, 0, 3)
    const { journal } = engine
    const twice = {
      ...journal,
      since: async (after: number, n: number) => (await journal.since(after, n)).flatMap((row) => [row, row]),
    }
    await seal({ ...engine, journal: twice })
    expect(await whole(engine)).toMatchObject({ ok: true, sealed: 3 })
    await write(engine, 3, 3)
    const gap = { ...journal, since: async (after: number, n: number) => (await journal.since(after, n)).slice(1) }
    await expect(seal({ ...engine, journal: gap })).rejects.toMatchObject({ code: 'ledger.gap' })
  })
})

describe('startEpoch', () => {
  it('goes on from the restored head under a new origin that names it', async () => {
    const engine = testEngine()
    await write(engine, 0, 300)
    await seal(engine)
    await write(engine, 300, 7)
    const next = await startEpoch(engine, 1)
    expect(next).toMatchObject({ epoch: { number: 2, oldHead: { size: 307 } }, checkpoint: null })
    expect(await inclusionProofFor(engine, 'c1', 1)).toBeNull()
    const first = await seal(engine)
    expect(first.checkpoint).toMatch(/\/epoch\/2\n307\n/)
    await write(engine, 307, 3)
    await seal(engine)
    expect(await whole(engine)).toMatchObject({ ok: true, sealed: 310 })
    const proof = await inclusionProofFor(engine, 'c305', 1)
    expect(proof !== null && holds(engine, proof)).toBe(true)
  })

  it('has nothing to name where nothing was sealed', async () => {
    expect(await startEpoch(testEngine(), 1)).toBeNull()
  })
})
