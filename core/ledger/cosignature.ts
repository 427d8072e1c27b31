import { bytesOf, concat, equal, type Sha256 } from './bytes.ts'
import { keyId, type NoteKey, readKey, readSignature, type Verify } from './note.ts'

/** C2SP tlog-cosignature, Ed25519: the type byte of its keys. */
export const cosigning = Uint8Array.of(4)

/** A witness's key from its one line `name+id+base64`; undefined: none. */
export const readWitnessKey = (text: string, hash: Sha256): NoteKey | undefined => readKey(text, hash, cosigning)

/** Bytes that a witness signs: seconds, and the checkpoint’s text. */
export const cosignedMessage = (seconds: number | bigint, text: string): Uint8Array =>
  bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`)

/** Valid line of a witness among lines of an answer; undefined: none. */
export function cosignatureIn(
  lines: readonly string[],
  text: string,
  witness: NoteKey,
  { verify, hash }: { readonly verify: Verify; readonly hash: Sha256 },
): string | undefined {
  const id = keyId(witness, hash, cosigning)
  return lines.find((line) => {
    const read = readSignature(line)
    if (read?.name !== witness.name || !equal(read.keyHash, id) || read.signature.length !== 72) return false
    const seconds = new DataView(concat(read.signature).buffer).getBigUint64(0)
    return verify(witness.publicKey, cosignedMessage(seconds, text), read.signature.slice(8))
  })
}
