import { createHash, createPrivateKey, createPublicKey, sign as edSign, verify as edVerify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from './bytes.ts'
import { openCheckpoint, readCheckpoint, signCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { epoch, epochLines, epochOrigin, sameEpoch } from './epoch.ts'
import { type NoteKey, openNote, readKey, signNote, writeKey } from './note.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  edVerify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

function keyOf(name: string, seed: number) {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(12))
  return { key: { name, publicKey }, sign: (message: Uint8Array) => edSign(null, message, secret) }
}

const ours = keyOf('redress.example/ledger', 1)
const other = keyOf('redress.example/ledger', 2)
const trust = { keys: [ours.key], verify, hash }
const body = {
  origin: 'redress.example/ledger',
  size: 20852163,
  root: fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=') ?? new Uint8Array(),
  extensions: [],
}

describe('a signed note (C2SP)', () => {
  // The example of Go's sumdb/note.
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
  const peter: NoteKey = readKey(vkey, hash) ?? { name: '', publicKey: new Uint8Array() }

  it('opens the published example with its published key', () => {
    expect(openNote(note, { ...trust, keys: [peter] })).toEqual({ kind: 'opened', text })
    expect(writeKey(peter, hash)).toBe(vkey)
  })

  it.each([
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3',
  ])('does not read the key %s', (line) => {
    expect(readKey(line, hash)).toBeUndefined()
  })

  it('passes over signatures of strangers, and refuses when nobody else signed', async () => {
    const stranger = (await signNote(text, other.key, other.sign, hash)).slice(text.length + 1)
    expect(openNote(note + stranger, { ...trust, keys: [peter] }).kind).toBe('opened')
    expect(openNote(note, trust)).toEqual({ kind: 'refused', refusal: 'unknownKey' })
  })

  it.each([
    ['no signature', text],
    ['no signature line', `${text}\n`],
    ['no newline at the end', note.slice(0, -1)],
    ['a tab in the text', note.replace('answer', 'ans\twer')],
    ['a hyphen for the dash', note.replace('—', '-')],
    ['a second spelling of the base64', note.replace('JnAM=', 'JnAN=')],
    ['a line that is no signature', `${note}x\n`],
  ])('is malformed with %s', (_, text) => {
    expect(openNote(text, { ...trust, keys: [peter] })).toEqual({ kind: 'refused', refusal: 'malformed' })
  })

  it('does not sign what no reader would accept', async () => {
    await expect(signNote('no newline', ours.key, ours.sign, hash)).rejects.toThrow(TypeError)
    await expect(signNote('x\n', { ...ours.key, name: 'a b' }, ours.sign, hash)).rejects.toThrow(TypeError)
  })
})

describe('a checkpoint (C2SP)', () => {
  it('has origin, size, root and extensions, a line each', () => {
    const written = writeCheckpoint({ ...body, extensions: ['epoch 2'] })
    expect(written).toBe('redress.example/ledger\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nepoch 2\n')
  })

  it('comes back from its signed form', async () => {
    const note = await signCheckpoint({ ...body, extensions: ['a', 'b c'] }, ours.key, ours.sign, hash)
    expect(openCheckpoint(note, trust)).toMatchObject({
      kind: 'opened',
      checkpoint: { origin: body.origin, size: body.size, extensions: ['a', 'b c'] },
    })
  })

  it('is refused after any change of one bit', async () => {
    const note = await signCheckpoint(body, ours.key, ours.sign, hash)
    const bytes = new TextEncoder().encode(note)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const changed = bytes.map((byte, i) => (i === at ? byte ^ (1 << bit) : byte))
        expect(openCheckpoint(new TextDecoder().decode(changed), trust).kind).toBe('refused')
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused when signed by another key of the same name', async () => {
    const note = await signCheckpoint(body, other.key, other.sign, hash)
    expect(openCheckpoint(note, trust)).toEqual({ kind: 'refused', refusal: 'unknownKey' })
  })

  it.each([
    '',
    'o\n1\n',
    `o\n01\n${toBase64(body.root)}\n`,
    `o\n-1\n${toBase64(body.root)}\n`,
    `o\n1\nAAAA\n`,
    `\n1\n${toBase64(body.root)}\n`,
    `o\n1\n${toBase64(body.root)}`,
    `o\n1\n${toBase64(body.root)}\n\nx\n`,
    `o\n99999999999999999999\n${toBase64(body.root)}\n`,
  ])('is not read from %j', (text) => {
    expect(readCheckpoint(text)).toBeUndefined()
  })

  it('is not written with lines that would not be read back', () => {
    expect(() => writeCheckpoint({ ...body, origin: 'two\nlines' })).toThrow(TypeError)
    expect(() => writeCheckpoint({ ...body, extensions: [''] })).toThrow(TypeError)
  })
})

describe('an epoch', () => {
  const oldHead = { size: 2, root: new Uint8Array(hash(Uint8Array.of(1))) }
  const restored = { number: 2, oldHead }
  const read = (lines: readonly string[], origin = epochOrigin('ledger', 2), size = 2) =>
    epoch({ ...{ origin, size, root: hash(Uint8Array.of(2)) }, extensions: lines }, 'ledger')

  it('is read as it was written: its number, and the head before the restore', () => {
    expect(read(epochLines(restored))).toEqual(restored)
    expect([read([], 'ledger'), read([], 'other')]).toEqual([{ number: 1 }, undefined])
  })

  it('is none where the origin, the number, the head or a line is another', () => {
    const [line = ''] = epochLines(restored)
    const none = [
      ...[read([line], 'ledger'), read([line, line]), read([line], 'ledger/epoch/2', 1), read(['epoch 2'])],
      ...[read([line.replace('2 2', '02 2')]), read(['epoch 2 2 AAAA'])],
      ...[read(epochLines({ ...restored, number: 1 }), 'ledger'), read([`${line} `])],
    ]
    expect(none).toEqual(none.map(() => undefined))
  })

  it('is the same by number, and by the size and root of the head', () => {
    const others = [
      ...[{ number: 3, oldHead }, { number: 2 }, { number: 2, oldHead: { ...oldHead, size: 3 } }],
      { number: 2, oldHead: { ...oldHead, root: hash(Uint8Array.of(3)) } },
    ]
    expect(sameEpoch(restored, { number: 2, oldHead: { ...oldHead } })).toBe(true)
    expect(sameEpoch({ number: 1 }, { number: 1 })).toBe(true)
    expect(others.map((one) => sameEpoch(restored, one))).toEqual(others.map(() => false))
  })
})
