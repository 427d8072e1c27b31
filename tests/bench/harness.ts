import { appendFileSync } from 'node:fs'
import { type Driven, load } from './load.ts'

type Contender = Driven & {
  readonly name: string
  readonly dataDir: string
  /** True if the first cases of a prefix have all rows. */
  verify(prefix: string, cases: number): Promise<boolean>
}

/** Drives a contender at each level, appending to `OUT`. */
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
