import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readDeployment } from '#hosts/deployment.ts'
import { started } from '#tests/support/started.ts'
import { procedures } from '#workflows/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-pages-'))
const city = join(folder, 'city')
const out = join(folder, 'out')
cpSync('deployments/yunfu', city, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const redress = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['cli/redress.ts', 'texts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, REDRESS_DEPLOYMENT: city },
  })
const own = join(city, 'texts', 'pages', 'frame.csv')
const change = (from: string, to: string, area = 'frame') => {
  const path = join(out, `${area}.csv`)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

it('writes one CSV for each area, with a mark of UTF-8 and the words of each key', () => {
  expect(redress('export', out).status).toBe(0)
  const names = readdirSync(out)
  for (const name of ['frame', 'applicant', 'staff-staff', 'procedure-objection', 'forms-objection', 'engine-refusals'])
    expect(names).toContain(`${name}.csv`)
  const text = readFileSync(join(out, 'frame.csv'), 'utf8')
  expect(text.startsWith('\uFEFFkey,zh,en,note\r\n')).toBe(true)
  expect(text).toContain('frame.myCases,我的案件,My cases,')
})

it('refuses a row with a sentence, and takes nothing of a file with one wrong row', () => {
  const path = join(out, 'applicant.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace('{name}的记录', '某人的记录').replace('我的记录,', ','))
  const { status, stdout } = redress('import', path)
  expect(status).toBe(1)
  expect(stdout).toContain('mine.theirs: zh 的占位符应当是 {name}。请逐字补回')
  expect(stdout).toContain('mine.title: zh 是空的。')
  expect(existsSync(join(city, 'texts'))).toBe(false)
})

it('takes what changed, says it, and a start shows it without a build', async () => {
  change('frame.search,查询记录', 'frame.search,查信用记录')
  const { status, stdout } = redress('import', join(out, 'frame.csv'))
  expect([status, stdout]).toEqual([0, 'frame.search: 查询记录 → 查信用记录 / Find a record → Find a record\n'])
  expect(readFileSync(own, 'utf8')).toBe('\uFEFFkey,zh,en,note\r\nframe.search,查信用记录,Find a record,\r\n')
  const { pageWords } = readDeployment(city, { url: 'http://localhost', demo: true, procedures })
  expect(pageWords).toEqual([{ area: 'frame', key: 'frame.search', zh: '查信用记录', en: 'Find a record', line: 2 }])
  change('列入待研判清单', '列入待研判清单（试行）', 'engine-questions')
  expect(redress('import', join(out, 'engine-questions.csv')).stdout).toMatch(
    /^openQuestions\.0\.untilSettled: [^\n]*试行）/,
  )
  const program = await started({ env: { REDRESS_DEPLOYMENT: city } })
  const home = await (await fetch(program.url)).text()
  const rules = await (await fetch(`${program.url}/rules`)).text()
  await program.stop()
  expect(rules).toContain('列入待研判清单（试行）')
  expect(home).toContain('<a href="/records">查信用记录</a>')
  expect(home).not.toContain('<a href="/records">查询记录</a>')
})
