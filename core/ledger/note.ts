import { bytesOf, concat, equal, fromBase64, type Sha256, toBase64, toHex } from './bytes.ts'

/** C2SP signed-note, Ed25519 only. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array }

export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
export type Trust = { readonly keys: readonly NoteKey[]; readonly verify: Verify; readonly hash: Sha256 }

export type NoteRefusal = 'malformed' | 'unknownKey' | 'badSignature'
export type Opened =
  | { readonly kind: 'opened'; readonly text: string }
  | { readonly kind: 'refused'; readonly refusal: NoteRefusal }

/** The text of a note that a trusted key has signed. */
export function openNote(note: string, { keys, verify, hash }: Trust): Opened {
  const parts = readNote(note)
  if (parts === undefined) return refused('malformed')
  const message = bytesOf(parts.text)
  let signed = false
  for (const { name, keyHash, signature } of parts.signatures) {
    const key = keys.find((each) => each.name === name && equal(keyId(each, hash), keyHash))
    if (key === undefined) continue
    if (!verify(key.publicKey, message, signature)) return refused('badSignature')
    signed = true
  }
  return signed ? { kind: 'opened', text: parts.text } : refused('unknownKey')
}

/** `text` ends with a newline. */
export async function signNote(text: string, key: NoteKey, sign: Sign, hash: Sha256): Promise<string> {
  if (!isText(text) || !isName(key.name)) throw new TypeError('a note cannot carry this text or name')
  const signature = concat(keyId(key, hash), await sign(bytesOf(text)))
  return `${text}\n— ${key.name} ${toBase64(signature)}\n`
}

/** Signer by another algorithm; readers of Ed25519 pass it over. */
export type NoteSigner = {
  readonly kind: string
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** The same note with one more signature under this name. */
export function alsoSigned(note: string, name: string, { kind, publicKey, sign }: NoteSigner, hash: Sha256): string {
  const parts = readNote(note)
  if (parts === undefined) throw new TypeError('no note')
  const id = keyId({ name, publicKey }, hash, concat(Uint8Array.of(0xff), bytesOf(kind)))
  return `${note}— ${name} ${toBase64(concat(id, sign(bytesOf(parts.text))))}\n`
}

export const keyId = ({ name, publicKey }: NoteKey, hash: Sha256, type: Uint8Array = ed25519): Uint8Array =>
  hash(concat(bytesOf(`${name}\n`), type, publicKey)).slice(0, 4)

/** The one-line form of a public key: name+id+base64. */
export const writeKey = (key: NoteKey, hash: Sha256): string =>
  `${key.name}+${toHex(keyId(key, hash))}+${toBase64(concat(ed25519, key.publicKey))}`

export function readKey(text: string, hash: Sha256, type = ed25519): NoteKey | undefined {
  const [, name = '', id, body = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  const bytes = fromBase64(body)
  if (!isName(name) || bytes?.length !== 33 || bytes[0] !== type[0]) return undefined
  const key = { name, publicKey: bytes.slice(1) }
  return toHex(keyId(key, hash, type)) === id ? key : undefined
}

type Signature = { readonly name: string; readonly keyHash: Uint8Array; readonly signature: Uint8Array }

const ed25519 = Uint8Array.of(1)

const refused = (refusal: NoteRefusal): Opened => ({ kind: 'refused', refusal })

/** Text of a note, without signatures. */
export const textOfNote = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1)

function readNote(note: string): { text: string; signatures: Signature[] } | undefined {
  const end = note.lastIndexOf('\n\n')
  const text = textOfNote(note)
  const lines = note.slice(end + 2).split('\n')
  if (end < 0 || lines.pop() !== '' || lines.length === 0 || !isText(text)) return undefined
  const signatures = lines.map(readSignature).filter((each) => each !== undefined)
  return signatures.length === lines.length ? { text, signatures } : undefined
}

/** A signature line; undefined where it is none. */
export function readSignature(line: string): Signature | undefined {
  const [, name = '', body = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(body)
  if (!isName(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a note carries no control character but the newline
const isText = (text: string) => text.endsWith('\n') && text.isWellFormed() && !/[\0-\x09\x0b-\x1f]/.test(text)

const isName = (name: string) => name !== '' && name.isWellFormed() && !/[\s+]/u.test(name)
