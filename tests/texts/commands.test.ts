import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'redress-commands-'))
const [city, out, data] = ['city', 'out', 'data'].map((name) => join(folder, name))
if (!city || !out || !data) throw new Error('no folders')
cpSync('deployments/yunfu', city, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

function redress(args: readonly string[], input = '') {
  const env = { ...process.env, REDRESS_DEPLOYMENT: city, REDRESS_DATA: data }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/redress.ts', ...args], {
    ...{ input, env, encoding: 'utf8' },
  })
  return { status, stdout, stderr }
}

/** Changes a text in an exported area, and takes the area in. */
function change(area: string, from: string, to: string) {
  const path = join(out ?? '', `${area}.csv`)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
  return redress(['texts', 'import', path])
}
const ownFile = (area: string) => join(city ?? '', 'texts', 'pages', `${area}.csv`)

it('a sentence of doctor and one of its help, changed in the CSV, are what the command prints', () => {
  expect(redress(['texts', 'export', out]).status).toBe(0)
  expect(redress(['doctor']).stdout).toContain(`还没有数据目录 ${data} / There is no data folder`)
  expect(change('command-doctor', '还没有数据目录 {folder}', '数据目录 {folder} 尚未建立')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^machineWords\.data\.none: /),
  })
  expect(change('command-doctor', '检查这台机器与数据；', '检查本市这台机器与数据；').status).toBe(0)
  expect(redress(['doctor']).stdout).toContain(`数据目录 ${data} 尚未建立 / There is no data folder`)
  expect(redress(['doctor', '--help']).stdout).toContain('检查本市这台机器与数据；')
  const [finding] = JSON.parse(redress(['doctor', '--json']).stdout).findings
  expect(finding).toMatchObject({ code: 'data', what: { zh: `数据目录 ${data} 尚未建立` } })
})

it('words that pages and commands share are the city’s in commands too', () => {
  expect(change('engine-dates', ',不是 JSON,', ',这一行不是 JSON,').status).toBe(0)
  expect(JSON.parse(redress(['deadline'], 'nonsense\n').stdout).message).toContain('这一行不是 JSON')
})

it('an area exported in the words in force and taken in again stays as it is', () => {
  const before = readFileSync(ownFile('command-doctor'), 'utf8')
  expect(redress(['texts', 'export', out]).status).toBe(0)
  expect(readFileSync(join(out, 'command-doctor.csv'), 'utf8')).toContain('数据目录 {folder} 尚未建立')
  expect(redress(['texts', 'import', join(out, 'command-doctor.csv')])).toMatchObject({ status: 0, stdout: '' })
  expect(readFileSync(ownFile('command-doctor'), 'utf8')).toBe(before)
})

it('a row that cannot be used is told, and the program’s own words are printed', () => {
  writeFileSync(
    ownFile('command-doctor'),
    readFileSync(ownFile('command-doctor'), 'utf8').replace('{folder} 尚未', '尚未'),
  )
  const { status, stdout, stderr } = redress(['doctor'])
  expect(status).toBe(1)
  expect(stdout).toContain(`还没有数据目录 ${data} / `)
  expect(stderr).toMatch(
    /仍用程序自带的.*command-doctor\.csv 第 \d+ 行 machineWords\.data\.none: zh 的占位符应当是 \{folder\}/,
  )
  expect(existsSync(data)).toBe(false)
})
