/** Requests being answered, and when the last began, for all threads. */
export type Answering = Int32Array<SharedArrayBuffer>

const slots = { count: 0, begun: 1, never: 2 }

export const nobodyAnswered = (): Answering => new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT))

/** Counts one more; answers how many there are. */
export function begin(answering: Answering): number {
  Atomics.store(answering, slots.begun, now())
  return Atomics.add(answering, slots.count, 1) + 1
}

/** Counts one less; answers how many are left. */
export const end = (answering: Answering): number => Atomics.sub(answering, slots.count, 1) - 1

export const answered = (answering: Answering): number => Atomics.load(answering, slots.count)

/** Milliseconds: of work, of a breath, and since somebody read. */
const measure = { work: 0.5, breath: 0.05, lately: 1000 }

/** Lets go of the processor for a moment, while pages are read. */
export function breather(answering: Answering): () => void {
  let since = performance.now()
  return () => {
    if (performance.now() - since < measure.work) return
    // A request that began long ago may end now.
    const isRead = answered(answering) > 0 || Math.abs(now() - Atomics.load(answering, slots.begun)) < measure.lately
    if (isRead) Atomics.wait(answering, slots.never, 0, measure.breath)
    since = performance.now()
  }
}

const now = () => Date.now() & 0x7fffffff
