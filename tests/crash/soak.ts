import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insisting } from '#tests/cloud/steps.ts'
import { redress } from '#tests/support/cli.ts'
import { ownMegabytes } from '#tests/support/own-megabytes.ts'
import { freePort, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { file } from './filing.ts'
import { keep, progress, type Soaked, tell } from './progress.ts'
import { unboundedCity } from './unbounded-city.ts'

const atOnce = 4
const perPoint = 100
const mostMegabytes = 400

/** Files cases into one store, measures its memory, and audits. */
export async function soak(cases: number): Promise<number> {
  const kept = progress().soaked
  const folder = kept && existsSync(kept.folder) ? kept.folder : mkdtempSync(join(tmpdir(), 'redress-soak-'))
  if (kept?.folder !== folder) keep({ soaked: { folder, cases: 0, curve: [] } })
  const env = { REDRESS_DEPLOYMENT: unboundedCity(join(folder, 'city')), MALLOC_ARENA_MAX: '2' }
  const port = await freePort()
  const program = await started({ at: { folder, port }, env })
  try {
    const client = webClient(program.url)
    await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
    for (let so = soaked(); so.cases < cases; so = soaked()) {
      const more = Math.min(perPoint, cases - so.cases)
      // A starved server closes idle connections under a request.
      await inParallel(more, (n) => insisting(() => file(client, `s${so.cases + n}`)))
      const point = [so.cases + more, ownMegabytes(program.pid)] as const
      keep({ soaked: { folder, cases: so.cases + more, curve: [...so.curve, point] } })
      console.error(`${point[0]} cases, ${point[1]} MB`)
    }
  } finally {
    await program.stop()
  }
  return judged(redress(folder, ['audit'], { PORT: String(port) }))
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
    `soak: ${cases} cases; anonymous memory in MB at cases ${said}; ${most} at most; audit: ${stderr.split('\n')[0]}`,
  )
  const isGood = status === 0 && most <= mostMegabytes
  if (isGood) rmSync(folder, { recursive: true })
  return isGood ? 0 : 1
}
