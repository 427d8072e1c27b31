import { bytesOf, fromBase64, type Sha256, toBase64 } from './bytes.ts'
import { type Checkpoint, writeCheckpoint } from './checkpoint.ts'

/** Instant and predecessor of a checkpoint. */
export type Place = {
  /** UTC instant, in milliseconds. */
  readonly at: number
  /** Name of the checkpoint before; null for the first. */
  readonly after: string | null
}

/** Hash of the signed part: witnesses may add signatures. */
export const nameOf = (checkpoint: Checkpoint, hash: Sha256): string =>
  toBase64(hash(bytesOf(writeCheckpoint(checkpoint))))

export const placeLines = ({ at, after }: Place): readonly string[] => [
  `time ${new Date(at).toISOString()}`,
  `after ${after ?? none}`,
]

/** Undefined before checkpoints had places; null where malformed. */
export function place({ extensions }: Checkpoint): Place | null | undefined {
  const lines = extensions.filter((line) => /^(time|after) /.test(line))
  if (lines.length === 0) return undefined
  const [, time = '', name = ''] = /^time (\S+)\nafter (\S+)$/.exec(lines.join('\n')) ?? []
  const at = Date.parse(time)
  const isName = name === none || fromBase64(name)?.length === 32
  if (!isName || Number.isNaN(at)) return null
  const read = { at, after: name === none ? null : name }
  return placeLines(read)[0] === lines[0] ? read : null
}

const none = '-'
