import { fromBase64, type Sha256, toBase64 } from './bytes.ts'
import { type NoteKey, type NoteRefusal, openNote, type Sign, signNote, type Trust } from './note.ts'

/** C2SP tlog-checkpoint. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

export type OpenedCheckpoint =
  | { readonly kind: 'opened'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'refused'; readonly refusal: NoteRefusal }

export function writeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`
  if (readCheckpoint(text) === undefined) throw new TypeError('a checkpoint cannot carry these lines')
  return text
}

export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n')
  const bytes = fromBase64(root)
  const extensions = rest.slice(0, -1)
  if (origin === '' || bytes?.length !== 32 || rest.at(-1) !== '' || extensions.includes('')) return undefined
  if (!/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), root: bytes, extensions }
}

export const signCheckpoint = (checkpoint: Checkpoint, key: NoteKey, sign: Sign, hash: Sha256): Promise<string> =>
  signNote(writeCheckpoint(checkpoint), key, sign, hash)

export function openCheckpoint(note: string, trust: Trust): OpenedCheckpoint {
  const opened = openNote(note, trust)
  if (opened.kind === 'refused') return opened
  const checkpoint = readCheckpoint(opened.text)
  return checkpoint === undefined ? { kind: 'refused', refusal: 'malformed' } : { kind: 'opened', checkpoint }
}
