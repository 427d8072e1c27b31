import { createHash, createPrivateKey, createPublicKey, sign as edSign, verify as edVerify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Sha256, toHex } from './bytes.ts'
import { canonical } from './canonical.ts'
import { readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { type Entry, entryHash, isEntry, leafBytes, payloadHash } from './entry.ts'
import { type Epoch, epochLines, epochOrigin } from './epoch.ts'
import { append, frontier, frontierRoot } from './frontier.ts'
import { nameOf, placeLines } from './place.ts'
import { type Row, readRow, row, type UncheckedRow } from './row.ts'
import { leafHash } from './tree.ts'
import { verifyLedger } from './verify.ts'
import { words } from './words.ts'

const hash: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()
const ledger = 'redress.example/ledger'
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const secret = createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, 7)]), format: 'der', type: 'pkcs8' })
const key = {
  name: ledger,
  publicKey: new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(12)),
}
const sign = (message: Uint8Array) => edSign(null, message, secret)

// Remembers four signatures that the sweep asks ten thousand times.
const known = new Map<string, boolean>()
const verify = (_: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
  const name = `${toHex(message)}/${toHex(signature)}`
  const answer = known.get(name) ?? edVerify(null, message, createPublicKey(secret), signature)
  known.set(name, answer)
  return answer
}
const trust = { keys: [key], verify, hash }

type Mutation =
  | { kind: 'bit'; at: number; bit: number }
  | { kind: 'delete'; at: number }
  | { kind: 'swap'; at: readonly [number, number] }
  | { kind: 'duplicate'; at: number; to: number }
  | { kind: 'truncate'; at: number }
  | { kind: 'backdate'; at: number; by: number }

const ids = ['alpha', 'beta', 'gamma', 'delta']

function log(size: number): readonly Row[] {
  const heads = new Map<string, Entry>()
  return Array.from({ length: size }, (_, i) => {
    const id = ids[(i * i + i) % ids.length] ?? 'alpha'
    const payload = { salt: toHex(hash(Buffer.from([i]))).slice(0, 32), data: { note: `第 ${i} 条`, amount: i / 3 } }
    const before = heads.get(id)
    const entry = linked(before, { id, type: 'provider.decided', at: 1_770_000_000_000 + i * 977, payload, n: i })
    heads.set(id, entry)
    return { entry, payload }
  })
}

type Draft = { id: string; type: string; at: number; payload: Required<Row>['payload']; n: number }

const linked = (before: Entry | undefined, { id, type, at, payload, n }: Draft): Entry => ({
  v: 1,
  id,
  seq: (before?.seq ?? 0) + 1,
  type,
  at,
  rules: 'objection@1/2026-04',
  actor: toHex(hash(Buffer.from([n % 3]))).slice(0, 32),
  payload: payloadHash(payload, hash),
  prev: before === undefined ? '' : toHex(entryHash(before, hash)),
})

const rootOf = (rows: readonly Row[]) =>
  frontierRoot(
    rows.reduce((tree, { entry }) => append(tree, entryHash(entry, hash), hash), frontier),
    hash,
  )

const checkpoint = (rows: readonly Row[], size: number, its: Epoch = { number: 1 }) => {
  const body = { origin: epochOrigin(ledger, its.number), size, root: rootOf(rows.slice(0, size)) }
  return signCheckpoint({ ...body, extensions: epochLines(its) }, key, sign, hash)
}

const rows = log(40)
const file = rows.map(row).join('')
const seals = await Promise.all([0, 10, 20, 30, 40].map((size) => checkpoint(rows, size)))
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').map(readRow)
const codes = async (...args: Parameters<typeof verifyLedger>) =>
  (await verifyLedger(...args)).problems.map(({ code, where, position }) => `${code} ${where} ${position}`)
const check = (changed: readonly UncheckedRow[], notes = seals) => codes(changed, notes, ledger, trust)

describe('an entry', () => {
  it('has as leaf its canonical JSON, and one hash in tree and chain', () => {
    for (const { entry } of rows) {
      expect(new TextDecoder().decode(leafBytes(entry))).toBe(canonical(entry))
      expect(toHex(entryHash(entry, hash))).toBe(toHex(leafHash(leafBytes(entry), hash)))
    }
  })

  it('has as leaf its canonical JSON whatever its words are', () => {
    const word = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ minLength: 1, maxLength: 2000 }))
    fc.assert(
      fc.property(word, word, word, word, fc.maxSafeNat(), (id, type, rules, actor, at) => {
        const entry: Entry = { v: 1, id, seq: 1, type, at, rules, actor, payload: '0'.repeat(64), prev: '' }
        const leaf = leafHash(Buffer.from(canonical(entry)), hash)
        return toHex(entryHash(entry, hash)) === toHex(leaf) && isEntry(entry)
      }),
      { numRuns: 1000 },
    )
  })

  it('has as leaf its canonical JSON however long it is', () => {
    for (const id of ['x'.repeat(3400), 'x'.repeat(5000)]) {
      const entry: Entry = {
        v: 1,
        id,
        seq: 1,
        type: 't',
        at: 0,
        rules: 'r',
        actor: 'a',
        payload: '0'.repeat(64),
        prev: '',
      }
      expect(toHex(entryHash(entry, hash))).toBe(toHex(leafHash(leafBytes(entry), hash)))
    }
  })

  const good = rows[39]?.entry
  it.each([
    ['null', null],
    ['another version', { ...good, v: 2 }],
    ['one member more', { ...good, name: 'x' }],
    ['no number', { ...good, seq: 0 }],
    ['half a number', { ...good, seq: 1.5 }],
    ['a negative moment', { ...good, at: -1 }],
    ['no id', { ...good, id: '' }],
    ['a lone surrogate', { ...good, type: '\ud800' }],
    ['a hash of another length', { ...good, payload: 'a'.repeat(63) }],
    ['a later entry without prev', { ...good, prev: '' }],
    ['a first entry with prev', { ...good, seq: 1 }],
  ])('is not %s', (_, value) => {
    expect(isEntry(good)).toBe(true)
    expect(isEntry(value)).toBe(false)
  })

  it('is refused a salt that is not 16 bytes, or salt and data could change places', () => {
    expect(() => payloadHash({ salt: '00', data: 1 }, hash)).toThrow(RangeError)
  })
})

describe('the verifier', () => {
  it('accepts the log as it was written, and says what is sealed', async () => {
    const report = await verifyLedger(linesOf(file), seals.slice(0, 4), ledger, trust)
    expect(report).toEqual({ ok: true, size: 40, sealed: 30, root: rootOf(rows), problems: [], found: 0 })
  })

  it('reads an asynchronous stream, and rows without any payload', async () => {
    async function* bare() {
      for (const { entry } of rows) yield { entry }
    }
    expect(await codes(bare(), seals, ledger, trust)).toEqual([])
  })

  it('accepts an empty log', async () => {
    expect(await check([], [])).toEqual([])
    expect(await check([], seals.slice(0, 1))).toEqual([])
  })

  const at = (i: number): UncheckedRow => rows[i] ?? { entry: null }
  const own = rows.flatMap(({ entry }, i) => (entry.id === rows[35]?.entry.id ? [i] : []))
  const [older = 0, newer = 0] = own.slice(-3)
  const with_ = (i: number, changed: UncheckedRow) => rows.map((each, n) => (n === i ? changed : each))
  const swap = (a: number, b: number) => rows.map((each, n) => (n === a ? at(b) : n === b ? at(a) : each))

  it('names each row whose payload is gone where others have theirs', async () => {
    const bare = (i: number) => with_(i, { entry: at(i).entry })
    for (const i of [0, 12, 39]) expect(await check(bare(i))).toEqual([`contentGone row ${i}`])
  })

  it('takes contents that a later entry of administration says were erased, and tells all others', async () => {
    const named = rows[35]?.entry.id ?? ''
    const [first = 0, second = 0, third = 0] = rows.flatMap(({ entry }, i) => (entry.id === named ? [i] : []))
    const told = async (said: Partial<Entry>, event: unknown, at = 40) => {
      const data = { actor: 'a', event }
      const payload = { salt: '0'.repeat(32), data }
      const own = { id: '445300', type: 'content.erased', at: rows[at - 1]?.entry.at ?? 0, payload, n: 0 }
      const entry = { ...linked(undefined, own), rules: 'admin@1/2026-11', ...said }
      const bare = rows.map((each, i) => (i === first || i === second || i === third ? { entry: each.entry } : each))
      const found = await check(bare.toSpliced(at, 0, { entry, payload }), [])
      return found.flatMap((each) => (each.startsWith('contentGone row ') ? [Number(each.slice(16))] : []))
    }
    expect(await told({}, { id: named, entries: 3 })).toEqual([])
    expect(await told({}, { id: named, entries: 2 })).toEqual([third])
    expect(await told({}, { id: 'nobody', entries: 3 })).toEqual([first, second, third])
    expect(await told({ type: 'caller.erased' }, { id: named, entries: 3 })).toEqual([first, second, third])
    expect(await told({ rules: 'objection@1/2026-11' }, { id: named, entries: 3 })).toEqual([first, second, third])
    expect(await told({ id: named, seq: 99, prev: 'f'.repeat(64) }, { id: named, entries: 3 })).toHaveLength(3)
    // Said before it was written: that row came later.
    expect(await told({}, { id: named, entries: 3 }, third)).toEqual([third + 1])
  })

  it('names the row whose payload was changed', async () => {
    const payload = { ...rows[12]?.payload, data: { note: 'other', amount: 4 } }
    expect(await check(with_(12, { ...at(12), payload }))).toEqual(['payloadChanged row 12'])
    expect(await check(with_(12, { ...at(12), payload: { data: 1 } }))).toEqual(['payloadChanged row 12'])
  })

  it('names the row that cannot be read, and where it falls between checkpoints', async () => {
    expect(await check(with_(39, readRow('{')))).toEqual(['malformedRow row 39', 'rootMismatch row 30'])
  })

  it('names the row before which one is missing', async () => {
    const found = await check(rows.filter((_, i) => i !== older))
    expect(found[0]).toBe(`gap row ${newer - 1}`)
    expect(found.at(-1)).toBe('truncated row 39')
  })

  it('names the row that stands twice', async () => {
    expect((await check([...rows.slice(0, older), at(older), ...rows.slice(older)]))[0]).toBe(
      `repeated row ${older + 1}`,
    )
  })

  it('names only the copy where an older row comes again later', async () => {
    const found = await check([...rows.slice(0, newer + 1), at(older), ...rows.slice(newer + 1)])
    expect(found.filter((each) => !each.startsWith('rootMismatch'))).toEqual([`repeated row ${newer + 1}`])
  })

  it('names the rows of one id that changed places', async () => {
    expect((await check(swap(older, newer))).slice(0, 2)).toEqual([`gap row ${older}`, `repeated row ${newer}`])
  })

  it('finds rows of two ids that changed places, between two checkpoints', async () => {
    const [one = 0, two = 0] = [30, rows.findIndex(({ entry }, i) => i > 30 && entry.id !== rows[30]?.entry.id)]
    const [last] = (await check(swap(one, two))).slice(-1)
    expect(last).toBe('rootMismatch row 30')
  })

  it('finds the tail cut off', async () => {
    expect(await check(rows.slice(0, 37))).toEqual(['truncated row 37'])
    expect(await check([])).toEqual(['truncated row 0'])
  })

  it('names the row that is dated back, and the one that no longer follows it', async () => {
    const entry = { ...rows[older]?.entry, at: 1 }
    const found = await check(with_(older, { ...at(older), entry }))
    expect(found.slice(0, 2)).toEqual([`backdated row ${older}`, `unchained row ${newer}`])
    expect(found).toHaveLength(3)
  })

  it('finds a history rewritten with all its hashes', async () => {
    const heads = new Map<string, Entry>()
    const changed = rows.map(({ entry, payload = { salt: '', data: 0 } }, n) => {
      const type = n === 15 ? 'provider.refused' : entry.type
      const again = linked(heads.get(entry.id), { id: entry.id, type, at: entry.at, payload, n })
      heads.set(entry.id, again)
      return { entry: again, payload }
    })
    expect(await check(changed)).toEqual(['rootMismatch row 10'])
  })

  it('does not call a log proven that no trusted checkpoint covers', async () => {
    expect(await check(rows, [])).toEqual(['unsealed row 0'])
    expect(await codes(rows, seals, ledger, { ...trust, keys: [] })).toContain('unsealed row 0')
  })

  it('counts all problems and shows the first thousand', async () => {
    const broken = Array.from({ length: 1500 }, () => readRow(''))
    const { found, problems } = await verifyLedger(broken, [], ledger, trust)
    expect([found, problems.length]).toEqual([1501, 1000])
  })

  it('has Chinese and English words for each problem, with details that exist', async () => {
    const { problems } = await verifyLedger(swap(older, newer), [...seals, seals[1] ?? ''], ledger, trust)
    for (const { code, detail } of problems)
      for (const text of Object.values(words[code]))
        for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) expect(detail).toHaveProperty(name)
    expect(problems.length).toBeGreaterThan(3)
  })
})

describe('checkpoints', () => {
  const other = log(41).map((each, i) => (i === 5 ? { entry: { ...each.entry, at: 5 } } : each))
  const head = { size: 30, root: rootOf(rows.slice(0, 30)) }

  it('name the one that is unreadable, unsigned, falsely signed or of another ledger', async () => {
    const foreign = await signCheckpoint({ origin: 'x', size: 0, root: rootOf([]), extensions: [] }, key, sign, hash)
    const forged = seals[1]?.replace('\n10\n', '\n11\n') ?? ''
    const stranger = (seals[1] ?? '').replace(`— ${ledger}`, '— stranger')
    expect(await check(rows, ['x', stranger, forged, foreign, ...seals])).toEqual([
      'malformedCheckpoint checkpoint 0',
      'unknownKey checkpoint 1',
      'badSignature checkpoint 2',
      'otherLedger checkpoint 3',
    ])
  })

  it('name the one that covers fewer rows than the one before it', async () => {
    expect(await check(rows, [...seals, seals[2] ?? ''])).toEqual(['shrunk checkpoint 5'])
  })

  it('name the one that was signed for another branch', async () => {
    const fork = await checkpoint(other, 20)
    expect(await check(rows, [...seals.slice(0, 2), fork, ...seals.slice(3)])).toEqual(['forked checkpoint 2'])
    expect(await check(rows, [...seals, await checkpoint(other, 40)])).toEqual(['forked checkpoint 5'])
  })

  it('go on after a restore in a new epoch that names the old head', async () => {
    const second = await checkpoint(rows, 40, { number: 2, oldHead: head })
    const third = await checkpoint(rows, 40, { number: 3, oldHead: { size: 40, root: rootOf(rows) } })
    expect(await check(rows, [...seals.slice(0, 4), second, third])).toEqual([])
  })

  it('show the rows that a restore has lost', async () => {
    const second = await checkpoint(rows, 40, { number: 2, oldHead: head })
    const promised = await checkpoint(other, 35)
    expect(await check(rows, [...seals.slice(0, 4), promised, second])).toEqual(['forked checkpoint 4'])
  })

  it('show an old head that this log never had', async () => {
    const false_ = { size: 30, root: rootOf(other.slice(0, 30)) }
    expect(await check(rows, [await checkpoint(rows, 40, { number: 2, oldHead: false_ })])).toEqual([
      'forked checkpoint 0',
    ])
  })

  it('show two accounts of one restore, and an epoch that goes back', async () => {
    const second = await checkpoint(rows, 40, { number: 2, oldHead: head })
    const again = await checkpoint(rows, 40, { number: 2, oldHead: { size: 20, root: rootOf(rows.slice(0, 20)) } })
    expect(await check(rows, [second, again])).toEqual(['forked checkpoint 1'])
    expect(await check(rows, [second, seals[1] ?? ''])).toEqual(['shrunk checkpoint 1'])
  })

  describe('that tell their place', () => {
    const noon = 1_780_000_000_000
    const placed = async (sizes: readonly number[], at: (i: number) => number = (i) => noon + i * 60_000) => {
      const notes: string[] = []
      for (const [i, size] of sizes.entries()) {
        const last = notes.at(-1)
        const before = last === undefined ? undefined : readCheckpoint(`${last.split('\n\n')[0]}\n`)
        const after = before === undefined ? null : nameOf(before, hash)
        const body = { origin: ledger, size, root: rootOf(rows.slice(0, size)) }
        notes.push(await signCheckpoint({ ...body, extensions: placeLines({ at: at(i), after }) }, key, sign, hash))
      }
      return notes
    }
    const exported = async (notes: readonly string[], apart: readonly string[] = []) =>
      (await verifyLedger(linesOf(file), notes, ledger, trust, { exported: true, apart })).problems.map(
        ({ code, where, position }) => `${code} ${where} ${position}`,
      )
    const sizes = [0, 10, 20, 30, 40]

    it('are whole, beside those kept elsewhere in any order, and behind older ones that tell no place', async () => {
      const notes = await placed(sizes)
      expect(await exported(notes)).toEqual([])
      expect(await exported(notes, [notes[3] ?? '', notes[1] ?? ''])).toEqual([])
      expect(await exported(seals)).toEqual([])
    })

    it.each([0, 1, 2, 3, 4])('miss the one taken out, whatever the count beside them says: %i', async (out) => {
      const found = await exported((await placed(sizes)).toSpliced(out, 1))
      expect(found).toEqual([out === 4 ? 'tail row 30' : `dropped checkpoint ${out}`])
    })

    it('miss what tells no place any more, and show a clock turned back between two', async () => {
      expect(await exported([...(await placed(sizes.slice(0, 4))), seals[4] ?? ''])).toEqual(['dropped checkpoint 4'])
      expect(await exported(await placed(sizes, (i) => noon - i))).toContain('turnedBack checkpoint 1')
    })

    it('may be of one instant, and have rows behind them while the log runs, but none in a file', async () => {
      expect(await exported(await placed(sizes, () => noon))).toEqual([])
      const open = await placed(sizes.slice(0, 4))
      expect(await verifyLedger(linesOf(file), open, ledger, trust)).toMatchObject({ ok: true, size: 40, sealed: 30 })
      const { problems } = await verifyLedger(linesOf(file), open, ledger, trust, { exported: true })
      expect(problems).toMatchObject([{ code: 'tail', position: 30, detail: { sealed: 30, rows: 10 } }])
      // Older ones without place promise no end by themselves.
      expect(await exported(seals.slice(0, 4))).toEqual([])
      expect(await exported([seals[0] ?? '', ...open])).toContain('tail row 30')
    })

    it.each([
      ['time 2026-11-29T00:00:00Z', 'after -'],
      ['time 2026-11-29T00:00:00.000Z', 'after x'],
      ['time 2026-11-29T00:00:00.000Z'],
      ['after -', 'time 2026-11-29T00:00:00.000Z'],
    ])('are malformed in another spelling: %s %s', async (...extensions) => {
      const note = await signCheckpoint({ origin: ledger, size: 0, root: rootOf([]), extensions }, key, sign, hash)
      expect(await check(rows, [...seals, note])).toContain('malformedCheckpoint checkpoint 5')
    })
  })

  it.each([
    ['epoch 2 with the origin of the first', { origin: ledger, extensions: epochLines({ number: 2, oldHead: head }) }],
    ['an old head of the first epoch', { origin: ledger, extensions: epochLines({ number: 1, oldHead: head }) }],
    ['an epoch without old head', { origin: epochOrigin(ledger, 2), extensions: [] }],
    ['an epoch line of another form', { origin: epochOrigin(ledger, 2), extensions: ['epoch 2 x y'] }],
    [
      'two epoch lines',
      { origin: epochOrigin(ledger, 2), extensions: [2, 2].flatMap((number) => epochLines({ number, oldHead: head })) },
    ],
    [
      'an old head beyond the tree',
      { origin: epochOrigin(ledger, 2), extensions: epochLines({ number: 2, oldHead: { ...head, size: 41 } }) },
    ],
  ])('are of no known ledger with %s', async (_, changed) => {
    const note = await signCheckpoint({ size: 40, root: rootOf(rows), ...changed }, key, sign, hash)
    expect(await check(rows, [...seals, note])).toEqual(['otherLedger checkpoint 5'])
  })
})

describe('ten thousand single mutations of the file (quality R5)', () => {
  const bytes = new TextEncoder().encode(file)
  const lines = file.split('\n').slice(0, -1)
  const place = fc.nat(lines.length - 1)
  const two = fc.uniqueArray(place, { minLength: 2, maxLength: 2 }).map(([a = 0, b = 1]) => [a, b] as const)
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    fc.record({ kind: fc.constant('bit' as const), at: fc.nat(bytes.length - 2), bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('delete' as const), at: place }),
    fc.record({ kind: fc.constant('swap' as const), at: two }),
    fc.record({ kind: fc.constant('duplicate' as const), at: place, to: place }),
    fc.record({ kind: fc.constant('truncate' as const), at: fc.nat(bytes.length - 2) }),
    fc.record({ kind: fc.constant('backdate' as const), at: place, by: fc.integer({ min: 1, max: 1e12 }) }),
  )

  it('are all caught offline', async () => {
    const count = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(mutation, async (one) => {
        count.set(one.kind, (count.get(one.kind) ?? 0) + 1)
        const { ok } = await verifyLedger(linesOf(mutate(one)), seals, ledger, trust)
        return !ok
      }),
      { numRuns: 10_000 },
    )
    for (const kind of ['bit', 'delete', 'swap', 'duplicate', 'truncate', 'backdate'])
      expect(count.get(kind)).toBeGreaterThan(1000)
  })

  function mutate(one: Mutation): string {
    if (one.kind === 'bit') return text(bytes.map((byte, i) => (i === one.at ? byte ^ (1 << one.bit) : byte)))
    if (one.kind === 'truncate') return text(bytes.slice(0, one.at))
    return `${mutateLines(one).join('\n')}\n`
  }

  function mutateLines(one: Exclude<Mutation, { kind: 'bit' | 'truncate' }>): readonly string[] {
    if (one.kind === 'delete') return lines.toSpliced(one.at, 1)
    if (one.kind === 'duplicate') return lines.toSpliced(one.to, 0, lines[one.at] ?? '')
    if (one.kind === 'swap') {
      const [a, b] = one.at
      return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
    }
    const earlier = (_: string, at: string) => `"at":${Number(at) - one.by}`
    return lines.with(one.at, (lines[one.at] ?? '').replace(/"at":(\d+)/, earlier))
  }

  const text = (some: Uint8Array) => new TextDecoder().decode(some)
})
