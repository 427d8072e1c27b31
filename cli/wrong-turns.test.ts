import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { redress } from '#tests/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-wrong-'))
afterAll(() => rmSync(folder, { recursive: true }))
const data = join(folder, 'data')
const noPath = /没有这个文件或目录，请核对路径.*check the path: .*nothing/
const noStore = /没有数据库.*用 REDRESS_DATA 指定.*name the data folder by REDRESS_DATA/

it.each([
  [['import', 'nothing.csv'], noPath],
  [['calendar', 'preview', '--holidays', 'nothing'], noPath],
  [['simulate', 'nothing.csv'], noPath],
  [['backup', join(folder, 'backup')], noStore],
  [['keys', 'rotate'], noStore],
  [['rules', 'behind'], noStore],
  [['rules', 'move', '--case', 'x', '--by', 'a', '--approved-by', 'b', '--reason', '修订'], noStore],
  [['scan'], noStore],
  [['scan', '--dry-run'], noStore],
  [['explain-record', 'x'], noStore],
])('redress %j says in one line what to do, and makes no store', (args, why) => {
  const { status, stdout, stderr } = redress(data, args)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(why)])
  expect([data, join(folder, 'backup')].filter((made) => existsSync(made))).toEqual([])
})

it('redress simulate away from any deployment names the setting in one line', () => {
  const nowhere = { REDRESS_DEPLOYMENT: join(folder, 'nowhere') }
  const { status, stdout, stderr } = redress(data, ['simulate', '--cases', '2'], nowhere)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/部署目录.*REDRESS_DEPLOYMENT.*nowhere/)])
})
