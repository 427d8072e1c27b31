import { createHash, generateKeyPairSync, sign, verify as verifies } from 'node:crypto'
import { expect, it } from 'vitest'
import { concat, toBase64, toHex } from './bytes.ts'
import { cosignatureIn, cosignedMessage, cosigning, readWitnessKey } from './cosignature.ts'
import { alsoSigned, keyId, openNote, readKey, signNote, textOfNote } from './note.ts'

const hash = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
const spki = Buffer.from('302a300506032b6570032100', 'hex')
const der = (publicKey: Uint8Array) => ({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }) as const
const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verifies(null, message, der(key), signature)

const pair = generateKeyPairSync('ed25519')
const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12))
const witness = { name: 'witness.example', publicKey }
const text = 'redress.example/ledger\n1\nroot\n'
const seconds = 1_790_000_000n

function line(over: { name?: string; id?: Uint8Array; text?: string; rest?: Uint8Array } = {}): string {
  const signature = sign(null, cosignedMessage(seconds, over.text ?? text), pair.privateKey)
  const time = new Uint8Array(8)
  new DataView(time.buffer).setBigUint64(0, seconds)
  const id = over.id ?? keyId(witness, hash, cosigning)
  return `— ${over.name ?? witness.name} ${toBase64(concat(id, time, signature, over.rest ?? new Uint8Array()))}`
}
const found = (...lines: readonly string[]) => cosignatureIn(lines, text, witness, { verify, hash })

it('finds the witness’s valid line among others', () => {
  const stranger = line({ name: 'other.example' })
  expect(found('no signature', stranger, line())).toBe(line())
  expect(found()).toBeUndefined()
})

it.each([
  ['another name', line({ name: 'other.example' })],
  ['another key', line({ id: keyId(witness, hash) })],
  ['another text', line({ text: `${text}x\n` })],
  ['a byte too many', line({ rest: Uint8Array.of(0) })],
])('finds none with %s', (_, one) => {
  expect(found(one)).toBeUndefined()
})

it('reads a witness’s key, and takes it for no key of notes', () => {
  const written = `${witness.name}+${toHex(keyId(witness, hash, cosigning))}+${toBase64(concat(cosigning, publicKey))}`
  expect(readWitnessKey(written, hash)).toEqual(witness)
  expect(readKey(written, hash)).toBeUndefined()
  const other = written.replace(/\+[0-9a-f]{8}\+/, '+00000000+')
  const long = `${witness.name}+${toHex(keyId(witness, hash, cosigning))}+${toBase64(concat(cosigning, publicKey, publicKey))}`
  expect([other, long, ''].map((one) => readWitnessKey(one, hash))).toEqual([undefined, undefined, undefined])
})

it('a note carries a signature by another algorithm, which readers pass over', async () => {
  const ed = (message: Uint8Array) => sign(null, message, pair.privateKey)
  const note = await signNote(text, witness, ed, hash)
  const kind = 'SM2'
  const more = { kind, publicKey: Uint8Array.of(7), sign: (message: Uint8Array) => hash(message) }
  const both = alsoSigned(note, 'sm2.example', more, hash)
  const message = new TextEncoder().encode(text)
  const id = hash(
    Buffer.concat([Buffer.from('sm2.example\n'), Buffer.from([0xff]), Buffer.from(kind), Buffer.from([7])]),
  )
  expect(both).toBe(`${note}— sm2.example ${toBase64(concat(id.slice(0, 4), hash(message)))}\n`)
  expect(textOfNote(both)).toBe(text)
  expect(openNote(both, { keys: [witness], verify, hash })).toEqual({ kind: 'opened', text })
  expect(() => alsoSigned('no note', 'sm2.example', more, hash)).toThrow('no note')
})
