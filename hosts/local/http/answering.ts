/** Requests being answered, counted where each thread sees it. */
export type Answering = Int32Array<SharedArrayBuffer>

export const nobodyAnswered = (): Answering => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

/** Counts one more; answers how many there are. */
export const begin = (count: Answering): number => Atomics.add(count, 0, 1) + 1

/** Counts one less, and wakes who gave way to the last. */
export function end(count: Answering): number {
  const left = Atomics.sub(count, 0, 1) - 1
  if (left === 0) Atomics.notify(count, 0)
  return left
}

export const answered = (count: Answering): number => Atomics.load(count, 0)

/** Milliseconds that work waits at most, each time. */
const most = 4

/** Stops the calling thread while somebody is answered, for a while. */
export function giveWay(count: Answering): void {
  const now = answered(count)
  if (now > 0) Atomics.wait(count, 0, now, most)
}
