import type { Readable } from 'node:stream'

/** Cut: too slow, or the oldest where all are too much. */
type BodyRead = Buffer | 'tooLarge' | 'cut'
export type Intake = { read(request: Readable, most: number): Promise<BodyRead> }

type Measure = {
  /** Bytes of all bodies not yet whole. */
  readonly most: number
  /** Milliseconds in which a body must be whole. */
  readonly patience: number
}
type Half = { parts: Buffer[]; size: number; cut(): void }

/** Reads bodies into memory, half-sent ones within a measure. */
export function intake({ most: mostTogether, patience }: Measure): Intake {
  const halves = new Set<Half>()
  let held = 0
  const forget = (half: Half) => {
    for (const { length } of half.parts) held -= length
    half.parts = []
  }
  const take = (half: Half, part: Buffer, most: number) => {
    half.size += part.length
    if (half.size > most) return forget(half)
    half.parts.push(part)
    held += part.length
    // The oldest goes: a form sent at once never is.
    for (const oldest of halves) if (held > mostTogether) oldest.cut()
  }
  return {
    read: (request, most) =>
      new Promise((resolve, reject) => {
        const half: Half = { parts: [], size: 0, cut: () => end(() => resolve('cut')) }
        const end = (then: () => void) => {
          clearTimeout(late)
          halves.delete(half)
          request.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose)
          then()
          forget(half)
        }
        const onData = (part: Buffer) => {
          take(half, part, most)
          // Reads on for a while, so that the sender hears why.
          if (half.size > 16 * most) request.destroy()
        }
        const onEnd = () => end(() => resolve(half.size > most ? 'tooLarge' : Buffer.concat(half.parts)))
        const onError = (error: Error) => end(() => reject(error))
        const onClose = () => end(() => resolve('cut'))
        const late = setTimeout(half.cut, patience)
        halves.add(half)
        request.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose)
      }),
  }
}
