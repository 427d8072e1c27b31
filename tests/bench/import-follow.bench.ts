import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { unplaced } from '#engine/feeds/public-feed.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { firstFollowers, placeOf } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import { type LocalTable, localTable } from '#hosts/local/store/table.ts'
import { file } from '#tests/crash/filing.ts'
import { freePort, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { importRows } from './imported.ts'
import { atMost, report } from './report.ts'

// node tests/bench/import-follow.bench.ts [--rows 100000] [--every 15]: imports a file while stopped, then starts and
// files cases. Reads the waits of rows and letters off the store.
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, every: { type: 'string', default: '15' } },
})
const rows = Number(values.rows)
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-follow-'))
const at = { folder, port: await freePort() }
try {
  await (await started({ at })).stop()
  const importing = stopwatch()
  importRows(at, rows)
  const importSeconds = importing()
  const program = await started({ at })
  const store = localTable({ folder, readOnly: true })
  const following = followed(store, stopwatch())
  const letters = await lettersUntil(following, program.url, store)
  const passed = await following
  store.close()
  await program.stop()
  const published = Math.max(...passed.filter(({ isFirst }) => isFirst).map(({ seconds }) => seconds))
  report(
    'import-follow',
    [
      { what: 'import', seconds: importSeconds, rowsPerSecond: rows / importSeconds },
      ...passed.map(({ name, seconds }) => ({ what: name, seconds, rowsPerSecond: rows / seconds })),
      { what: `the slowest letter of ${letters.length} cases`, seconds: Math.max(...letters), rowsPerSecond: '' },
    ],
    [
      atMost('F1', `seconds until ${rows} rows are followed`, published, 600),
      atMost('F1', 'seconds until a letter left meanwhile', Math.max(...letters), 60),
    ],
  )
} finally {
  rmSync(folder, { recursive: true })
}

/** Times when each bookmark passed the starting journal, and the feed. */
async function followed({ table, journal }: LocalTable, clock: () => number) {
  const end = (await journal.size()) - 1
  const left = new Set([...firstFollowers, 'feed', ...Object.keys(consumers)])
  const passed: { readonly name: string; readonly seconds: number; readonly isFirst: boolean }[] = []
  const isOver = async (name: string) =>
    name === 'feed'
      ? !left.has('entries') && (await table.query({ index: 'main', pk: unplaced, limit: 1 })).items.length === 0
      : (await placeOf({ table }, name)) >= end
  for (; left.size > 0; await sleep(200))
    for (const name of left)
      if (await isOver(name)) {
        left.delete(name)
        passed.push({ name, seconds: clock(), isFirst: name === 'feed' || firstFollowers.some((one) => one === name) })
      }
  return passed
}

/** Seconds from click to first letter, until all is followed. */
async function lettersUntil(over: Promise<unknown>, url: string, { table }: LocalTable): Promise<readonly number[]> {
  const client = webClient(url)
  await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
  let isOver = false
  const ended = over.finally(() => {
    isOver = true
  })
  const waits: number[] = []
  for (let n = 0; n === 0 || !isOver; n += 1) {
    const clicked = Date.now()
    const { receipt } = await file(client, `f${n}`)
    const query = { index: 'main', pk: `case#${receipt.split('/').at(-2)}`, prefix: 'mail#', limit: 10 } as const
    const sent = async () => (await table.query(query)).items.map(letterOf).find((one) => one.acceptedAt !== null)
    let letter = await sent()
    for (; !letter; letter = await sent()) await sleep(100)
    waits.push(((letter.acceptedAt ?? Number.NaN) - clicked) / 1000)
    await Promise.race([ended, sleep(Number(values.every) * 1000)])
  }
  return waits
}

function stopwatch(): () => number {
  const began = performance.now()
  return () => (performance.now() - began) / 1000
}
