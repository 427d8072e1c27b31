import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { insisting, signedIn } from '#tests/cloud/steps.ts'
import { redress } from '#tests/support/cli.ts'
import { ownMegabytes } from '#tests/support/own-megabytes.ts'
import { freePort, started } from '#tests/support/started.ts'
import { type Letters, lettersTaken } from './letters-taken.ts'
import { keep, progress, type Soaked, tell } from './progress.ts'
import { firmsFiling } from './soak-firms.ts'
import { unboundedCity } from './unbounded-city.ts'

const atOnce = 4
const perPoint = 500
const mostMegabytes = 400
/** Receipts unsent for which filings wait, and seconds at most. */
const [mostBehind, patience] = [500, 600]

/** Files cases, letters with them, measures memory, and audits. */
export async function soak(cases: number): Promise<number> {
  const kept = progress().soaked
  const folder = kept && existsSync(kept.folder) ? kept.folder : mkdtempSync(join(tmpdir(), 'redress-soak-'))
  if (kept?.folder !== folder) keep({ soaked: { folder, cases: 0, curve: [] } })
  const letters = await lettersTaken()
  const env = {
    ...{ REDRESS_DEPLOYMENT: unboundedCity(join(folder, 'city')), MALLOC_ARENA_MAX: '2' },
    ...{ REDRESS_SMTP: letters.url, REDRESS_MAIL_FROM: 'soak@demo.invalid' },
  }
  const port = await freePort()
  const program = await started({ at: { folder, port }, env })
  try {
    const file = await firmsFiling(program)
    let filed = 0
    for (let so = soaked(); so.cases < cases; so = soaked()) {
      const more = Math.min(perPoint, cases - so.cases)
      await inParallel(more, async (n) => {
        await inStep(letters, filed)
        // A starved server closes idle connections under a request.
        await insisting(() => file(so.cases + n))
        filed += 1
      })
      const point = [so.cases + more, ownMegabytes(program.pid)] as const
      keep({ soaked: { folder, cases: so.cases + more, curve: [...so.curve, point] } })
      console.error(`${point[0]} cases, ${point[1]} MB, ${letters.receipts()} of ${filed} receipts mailed`)
    }
    await inStep(letters, filed + mostBehind)
    await overseen(program.url)
    console.error(`${ownMegabytes(program.pid)} MB after a walk over oversight`)
  } finally {
    await program.stop()
    await letters.close()
  }
  return judged(redress(folder, ['audit'], { ...env, PORT: String(port) }))
}

/** Lets letters keep step with what is filed. */
async function inStep(letters: Letters, filed: number): Promise<void> {
  for (let seconds = 0; filed - letters.receipts() > mostBehind && seconds < patience; seconds += 1)
    await setTimeout(1000)
}

/** A supervisor's pages and sheets. */
async function overseen(url: string): Promise<void> {
  const supervisor = await signedIn(url, 'supervisor')
  const pages = ['', '/workload', '/forecast', '/figures', '/breaches', '/editions']
  for (const page of [...pages, '/list.csv', '/workload.csv', '/figures.csv']) {
    const { status } = await supervisor.get(`/board${page}`)
    if (status !== 200) throw new Error(`/board${page} answered ${status}`)
  }
}

/** Broken off between two points, it files the last few once more. */
function soaked(): Soaked {
  const so = progress().soaked
  if (so === null) throw new Error('the soak has no folder')
  return so
}

async function inParallel(n: number, one: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < n) {
      next += 1
      await one(next)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

function judged({ status, stderr }: ReturnType<typeof redress>): number {
  const { cases, curve, folder } = soaked()
  const most = Math.max(...curve.map(([, megabytes]) => megabytes))
  const some = curve.filter((_, i) => i % Math.ceil(curve.length / 10) === 0 || i === curve.length - 1)
  const said = some.map(([n, megabytes]) => `${n}: ${megabytes}`).join(', ')
  tell(
    `soak: ${cases} cases; anonymous memory in MB at cases ${said}; ${most} at most; audit: ${stderr.trim().split('\n').at(-1)}`,
  )
  const isGood = status === 0 && most <= mostMegabytes
  if (isGood) rmSync(folder, { recursive: true })
  return isGood ? 0 : 1
}
