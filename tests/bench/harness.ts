import { appendFileSync } from 'node:fs'
import { type Driven, load } from './load.ts'

type Contender = Driven & {
  readonly name: string
  readonly dataDir: string
  /** Tells whether the first so many cases under a prefix have all their rows. */
  verify(prefix: string, cases: number): Promise<boolean>
}

/** Drives one contender at each level and appends what came of it to `OUT`, in the words of the peers' own harness. */
export async function bench({ name, dataDir, verify, ...driven }: Contender): Promise<void> {
  const { LEVELS = '1,16,64', SECS = '6', OUT = '' } = process.env
  for (const c of LEVELS.split(',').map(Number)) {
    const prefix = `${name}-${c}-`
    const after = (cases: number) => verify(prefix, cases)
    const run = await load(driven, dataDir, { inFlight: c, seconds: Number(SECS), prefix, after })
    const line = {
      ...{ name, c, cases_per_s: run.casesPerSecond, sig2fin_ms: { p50: run.p50, p99: run.p99 } },
      ...{ disk_bytes_per_case: run.bytesPerCase, fsync_before: run.fsyncsPerSecond, rows_ok: run.rowsOk },
    }
    appendFileSync(OUT, `${JSON.stringify(line)}\n`)
  }
}
