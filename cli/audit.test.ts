import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noneAudited } from '#audit/audit.ts'
import { unlooked } from '#audit/audit-words.ts'
import { kinds } from '#engine/run/kinds.ts'
import { openDatabase } from '#hosts/local/store/database.ts'
import { redress } from '#tests/support/cli.ts'
import { editBodies, textIn } from '#tests/support/edit-bodies.ts'

let folder: string
const thief = 'thief@example.com'
const three = ['--system', 'a,甲,a@example.cn', '--security', 'b,乙,b@example.cn', '--audit', 'c,丙,c@example.cn']

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-audit-'))
  openDatabase(folder, { readOnly: false }).close()
  expect(redress(folder, ['admin', 'first', ...three]).status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('mends by its log a store that was edited with SQL, records it, and finds nothing the second time', () => {
  expect(redress(folder, ['audit']).status).toBe(0)
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(`DELETE FROM items WHERE p = (SELECT p FROM partitions WHERE pk = 'seat#-#auditor')`)
  editBodies(db, 'items', `pk = 'person#a'`, (text) => JSON.stringify({ ...JSON.parse(text), email: thief }))
  db.exec(`DELETE FROM by_queue`)
  const rows = db.prepare('SELECT body FROM journal ORDER BY position').all().length
  db.close()
  const found = redress(folder, ['audit'])
  expect(found.status).toBe(1)
  expect(found.stdout).toContain('人员 与日志不符')
  const mended = redress(folder, ['audit', '--repair'])
  expect(mended.stdout).toContain('已按日志恢复：人员 日志中有，现已不在')
  expect(mended.stderr).toMatch(/按日志恢复 2 项、索引 [1-9]\d* 条，已记入管理日志；相符：0 处不符/)
  expect(mended.status).toBe(0)
  const again = redress(folder, ['audit', '--repair'])
  expect([again.status, again.stdout, again.stderr]).toEqual([0, '', '相符：0 处不符 / agrees: 0 differences\n'])
  expect(redress(folder, ['audit']).status).toBe(0)
  const after = new DatabaseSync(join(folder, 'redress.db'), { readOnly: true })
  const acts = after
    .prepare('SELECT pk, sk, body FROM journal JOIN partitions USING (p) ORDER BY position')
    .all()
    .slice(rows)
  after.close()
  const said = acts.map((row) => JSON.parse(textIn(row)).entry.type)
  expect(said.filter((type) => type !== 'calendar.taken')).toEqual(['store.mended', 'store.mended'])
})

it('does not end well where public files, or what follows from the log, were not compared', () => {
  const mark = join(folder, 'republish.json')
  writeFileSync(mark, '{"after":"9"}')
  const { status, stderr } = redress(folder, ['audit'])
  expect([status, stderr]).toEqual([1, expect.stringContaining('公开文件将按本版程序重写，未核对')])
  const { findings } = JSON.parse(redress(folder, ['doctor', '--json']).stdout)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'public', level: 'warning' }))
  rmSync(mark)
  expect(redress(folder, ['audit']).status).toBe(0)
})

it('goes on behind rows that nobody can read, and says the same whatever the number of threads', () => {
  const copy = mkdtempSync(join(tmpdir(), 'redress-unread-'))
  cpSync(folder, copy, { recursive: true })
  const db = new DatabaseSync(join(copy, 'redress.db'))
  // Two blocks of partitions: one for each thread.
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
    INSERT INTO partitions(pk) SELECT 'case#' || i FROM n`)
  db.exec(`INSERT INTO items SELECT p, 'weight', 1, '', '{' FROM partitions WHERE pk IN ('case#1', 'case#600')`)
  db.exec(`UPDATE items SET body = '{' WHERE p = (SELECT p FROM partitions WHERE pk = 'person#a')`)
  editBodies(db, 'items', `pk = 'person#c'`, (text) => JSON.stringify({ ...JSON.parse(text), email: thief }))
  db.close()
  const lines = ['1', '2'].map((n) => redress(copy, ['audit', '--threads', n]).stdout.trim().split('\n').toSorted())
  expect(lines[1]).toEqual(lines[0])
  expect(lines[0]).toEqual([
    expect.stringMatching(/^人员 不合其格式: body \(person#a person\)/),
    expect.stringMatching(/^人员 与日志不符: email \(person#c person\)/),
    expect.stringMatching(/不合其格式: body \(case#1 weight\)/),
    expect.stringMatching(/不合其格式: body \(case#600 weight\)/),
  ])
  rmSync(copy, { recursive: true })
})

it('mends nothing where the log itself was changed, and says what to do', () => {
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const emails = (text: string) => JSON.parse(text, (key, value) => (key === 'email' ? thief : value))
  editBodies(db, 'journal', 'position = 0', (text) => JSON.stringify(emails(text)))
  db.close()
  const { status, stderr } = redress(folder, ['audit', '--repair'])
  expect(status).toBe(1)
  expect(stderr).toContain('未作任何恢复；请从备份恢复')
})

it('names in Chinese every kind that it does not look at', () => {
  const all = new Map(Object.keys(kinds).map((name) => [name, 1]))
  const said = unlooked({ ...noneAudited(), kinds: all }).map(({ zh }) => zh)
  expect(said.length).toBeGreaterThan(40)
  expect(said.filter((zh) => /[a-z]/.test(zh))).toEqual([])
})
