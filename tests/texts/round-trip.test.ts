import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { exportPageWords, importPageWords } from '#cli/words/page-words.ts'
import { takePageWords } from '#functions/http/door/page-words.ts'
import { readDeployment } from '#hosts/deployment.ts'
import { readPageFile } from '#hosts/read-page-words.ts'
import { started } from '#tests/support/started.ts'
import { procedures } from '#workflows/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-round-trip-'))
const [city, out] = [join(folder, 'city'), join(folder, 'out')]
cpSync('deployments/yunfu', city, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

exportPageWords(out, [])
const areas = readdirSync(out).map((name) => name.slice(0, -'.csv'.length))
const fileOf = (area: string) => join(out, `${area}.csv`)

/** One text of each area, the first without a placeholder, with a mark behind it. */
function marked(area: string) {
  const rows = readPageFile(fileOf(area))
  const at = Math.max(
    0,
    rows.findIndex(({ zh }) => /\p{Script=Han}/u.test(zh) && !zh.includes('{')),
  )
  return rows.map((row, i) => (i === at ? { ...row, zh: `${row.zh}（改）` } : row))
}

it('takes one changed text of every area, and a start shows them', async () => {
  expect(areas.length).toBeGreaterThan(80)
  for (const area of areas) {
    const { problems, changes } = importPageWords(marked(area), [], city)
    expect([area, problems, changes.length]).toEqual([area, [], 1])
  }
  const { pageWords = [] } = readDeployment(city, { url: 'http://localhost', demo: true, procedures })
  expect(pageWords.map(({ area }) => area).toSorted()).toEqual(areas.toSorted())
  const program = await started({ env: { REDRESS_DEPLOYMENT: city } })
  const page = async (path: string) => (await fetch(`${program.url}${path}`)).text()
  const shown = await Promise.all(['/', '/rules', '/deadline', '/sign-in', '/statistics', '/api', '/guide'].map(page))
  await program.stop()
  const said = pageWords.filter(({ zh }) => shown.some((html) => html.includes(zh))).map(({ area }) => area)
  expect(said.length).toBeGreaterThan(4)
})

it.each([
  ['a lost placeholder', '{name}的记录', '某人的记录', '第 4 行 mine.theirs: zh 的占位符应当是 {name}。请逐字补回'],
  ['an unknown row', 'mine.title', 'mine.heading', '第 2 行 mine.heading: 没有这一项。请改回导出时的 key'],
  ['a label too long', '我的记录', '我的记录'.repeat(9), '第 2 行 mine.title: zh 有 36 个字符，最多 20 个。请缩短'],
])('refuses %s with its line and what to do', (_name, from, to, says) => {
  const own = readFileSync(fileOf('applicant'), 'utf8')
  const path = join(folder, 'applicant.csv')
  writeFileSync(path, own.replace(from, to))
  const { problems } = importPageWords(readPageFile(path), [], city)
  expect(problems.join('\n')).toContain(says)
  expect(() => takePageWords(procedures, { pageWords: readPageFile(path) })).toThrow('applicant.csv')
})
