import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Subject } from './open-engine.ts'

export type Driven = Pick<Subject, 'start' | 'signal' | 'wait'>
export type Load = {
  readonly inFlight: number
  readonly seconds: number
  readonly prefix: string
  /** Does the work after the cases; tells if their rows are complete. */
  after(cases: number): Promise<boolean>
}
export type Figures = {
  readonly inFlight: number
  readonly cases: number
  readonly casesPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytesPerCase: number
  readonly fsyncsPerSecond: number
  readonly rowsOk: boolean
}

/** Drives cases side by side; signal to finish in milliseconds. */
export async function load(
  subject: Driven,
  folder: string,
  { inFlight, seconds, prefix, after }: Load,
): Promise<Figures> {
  const fsyncs = fsyncsPerSecond(folder)
  const before = bytesIn(folder)
  const waits: number[] = []
  let next = 0
  const began = performance.now()
  const worker = async () => {
    while (performance.now() - began < seconds * 1000) waits.push(await drive(subject, `${prefix}${next++}`))
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  const took = (performance.now() - began) / 1000
  waits.sort((a, b) => a - b)
  const rowsOk = await after(next)
  return {
    inFlight,
    cases: waits.length,
    casesPerSecond: waits.length / took,
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    bytesPerCase: (bytesIn(folder) - before) / waits.length,
    fsyncsPerSecond: fsyncs,
    rowsOk,
  }
}

export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

/** Measures the disk: 512 bytes and an fsync, repeated. A store that commits faster one by one does not wait for it. */
export function fsyncsPerSecond(folder: string, forMs = 500): number {
  const own = mkdtempSync(join(folder, 'probe-'))
  const file = openSync(join(own, 'probe'), 'w')
  const block = Buffer.alloc(512, 1)
  const began = performance.now()
  let count = 0
  for (; performance.now() - began < forMs; count += 1) {
    writeSync(file, block)
    fsyncSync(file)
  }
  closeSync(file)
  rmSync(own, { recursive: true })
  return (count / forMs) * 1000
}

/** Bytes of the store with its pending log. */
export const bytesIn = (folder: string): number =>
  readdirSync(folder)
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)

async function drive(subject: Driven, id: string): Promise<number> {
  await subject.start(id)
  const sent = performance.now()
  const finished = subject.wait(id)
  await subject.signal(id)
  await finished
  return performance.now() - sent
}

/** Each case has its five rows: opened, stepped, decided, told, finished. */
export async function complete({ rows }: Pick<Subject, 'rows'>, prefix: string, cases: number): Promise<boolean> {
  for (const n of [0, cases >> 1, cases - 1]) if ((await rows(`${prefix}${n}`)) !== 5) return false
  return true
}
