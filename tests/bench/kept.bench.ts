import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { once } from '#tests/cloud/steps.ts'
import { freePort } from '#tests/support/started.ts'
import { atMost, report } from './report.ts'
import { approval, awaiting, everyFine, type Served, served } from './served.ts'

// node tests/bench/kept.bench.ts [--cases 12]: what whole objections leave in the database, and a second start.
const { values } = parseArgs({ options: { cases: { type: 'string', default: '12' } } })
const cases = Number(values.cases)
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-kept-'))
const at = { folder, port: await freePort() }
const bytes = () => statSync(join(folder, 'redress.db')).size
try {
  await (await served({ at })).close()
  const before = bytes()
  const again = performance.now()
  const world = await served({ at })
  const start = performance.now() - again
  for (let n = 0; n < cases; n += 1) await objection(world, n)
  await world.close()
  const kept = (bytes() - before) / cases / 1024
  report(
    'kept',
    [{ cases, 'KB each': kept, 'second start ms': start }],
    [atMost('P7b', 'KB of database for an objection', kept, 12), atMost('P12', 'ms of a second start', start, 1000)],
  )
} finally {
  rmSync(folder, { recursive: true })
}

/** From the form to the closed case. */
async function objection(world: Served, n: number): Promise<void> {
  const fine = everyFine[n % everyFine.length]
  if (!fine) throw new Error('no fine of the demo')
  const one = await awaiting(world, fine, `0.${100 + n}`)
  await (await approval(world, one))()
  await once(await world.people(fine.who), `/my/cases/${one.caseId}`, ({ html }) => html.includes('异议处理结果告知书'))
}
