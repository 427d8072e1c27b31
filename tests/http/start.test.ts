import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openDatabase } from '#hosts/local/store/database.ts'
import { storeFormat } from '#hosts/local/store/format.ts'
import { youngGeneration } from '#tests/support/started.ts'

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

function startWith(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const REDRESS_DATA = mkdtempSync(join(tmpdir(), 'redress-start-'))
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [start, ...args], {
      env: { ...process.env, REDRESS_DATA, REDRESS_DEMO_YEAR: 'off', ...env },
      encoding: 'utf8',
    })
    return { status, stdout, lines: stderr.trim().split('\n') }
  } finally {
    rmSync(REDRESS_DATA, { recursive: true })
  }
}

it.each([
  [{ PORT: 'abc' }, /PORT=abc: must be a port/],
  [{ REDRESS_NOW: '2026-02-30' }, /REDRESS_NOW=2026-02-30: must be a day/],
])('says in one sentence why it does not start with %o', (env, why) => {
  expect(startWith(env)).toEqual({ status: 1, stdout: '', lines: [expect.stringMatching(why)] })
})

// /proc makes no folder, and denies its parent.
it.each(['/dev/null/x', '/proc/redress/data'])('says what to do where its data folder %s cannot be made', (folder) => {
  const why = [
    /数据目录 .*不能建立或写入.*用 REDRESS_DATA/,
    /cannot be made or written.*another folder by REDRESS_DATA/,
  ]
  expect(startWith({ REDRESS_DATA: folder })).toEqual({
    status: 1,
    stdout: '',
    lines: why.map((line) => expect.stringMatching(line)),
  })
})

it('bounds its memory alike however it is started', () => {
  for (const way of ['package.json', 'scripts/release/redress', 'docs/deploy.md'])
    expect(readFileSync(new URL(`../../${way}`, import.meta.url), 'utf8')).toContain(`${youngGeneration} `)
})

it('leaves a store alone that a newer program wrote, and says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-newer-'))
  const db = openDatabase(folder, { readOnly: false })
  db.exec(`PRAGMA user_version=${storeFormat + 1}`)
  db.close()
  const before = readFileSync(join(folder, 'redress.db'))
  const lines = [/由更新版本的程序写成/, /written by a newer program.*Install/].map((line) =>
    expect.stringMatching(line),
  )
  expect(startWith({ REDRESS_DATA: folder })).toEqual({ status: 1, stdout: '', lines })
  expect(readFileSync(join(folder, 'redress.db')).equals(before)).toBe(true)
  rmSync(folder, { recursive: true })
})

it('says where its settings are to whoever gives it an argument', () => {
  const why = [/不接受参数 --port：.*PORT=9000 npm start/, /no argument --port: .*PORT=9000 npm start/]
  const lines = why.map((line) => expect.stringMatching(line))
  expect(startWith({}, ['--port', '9000'])).toEqual({ status: 1, stdout: '', lines })
})

it('says that its port is taken, and what to do', async () => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const address = other.address()
  const PORT = String(typeof address === 'object' ? address?.port : '')
  const { status, lines } = startWith({ PORT })
  expect(status).toBe(1)
  // Nothing of the papers printed meanwhile.
  expect(lines).toEqual([expect.stringContaining('EADDRINUSE'), expect.stringContaining('name another by PORT')])
  other.close()
})
