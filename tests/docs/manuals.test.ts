import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { variables } from '#hosts/local/base/environment.ts'
import { wordsOf } from '#web/words/page-words.ts'
import { allAreas } from '../../cli/words/all-areas.ts'
import { codeOf, spansOf } from './documents.ts'
import { textOf } from './tables.ts'

const manuals = ['deploy', 'operate', 'user', 'admin'].map((name) => `docs/${name}.zh.md`)

/** All that pages, papers and commands say in Chinese. */
const said = new Set(Object.entries(allAreas).flatMap(([area, words]) => wordsOf(area, words).map(({ zh }) => zh)))
const quoted = (text: string) => [...text.matchAll(/「([^」]+)」/g)].map(([, word = '']) => word)
const notSaid = (text: string) => quoted(text).filter((word) => !said.has(word))

describe('the words in 「」 of', () => {
  test.each(manuals)('%s are those of the pages', (path) => {
    expect(notSaid(textOf(path))).toEqual([])
  })

  test('the users’ and administrators’ manuals are many', () => {
    expect(manuals.flatMap((path) => quoted(textOf(path))).length).toBeGreaterThan(120)
  })
})

/** Text of the program that has names of files, settings and faults. */
const known = [
  ...globSync('hosts/local/**/*.ts'),
  ...globSync('scripts/release/*.{md,service}'),
  'core/engine/run/consume.ts',
]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

/** Their flags and names are held by the test of commands. */
const isCommand = (code: string) => /^(?:redress|npm|sudo systemctl|sudo journalctl) /.test(code)
const isHeld = (code: string) =>
  isCommand(code) ||
  code in variables ||
  (code.includes('/') && existsSync(code)) ||
  (/^https?:\/\//.test(code) && !code.includes('…')) ||
  known.includes(code)

test.each(manuals)('each span of code in %s is a command, a setting, a file or a word of the program', (path) => {
  expect(spansOf(path).filter((code) => !isHeld(code))).toEqual([])
})

test('the deployment manual installs as the archive’s guide does', () => {
  const guide = textOf('scripts/release/INSTALL.md')
    .split('\n')
    .map((line) => line.replace(/ +# .*/, '').trim())
  const install = codeOf('docs/deploy.zh.md').filter((code) => /^(?:sha256sum|sudo mkdir|\/opt)/.test(code))
  expect(install.length).toBe(3)
  expect(install.filter((line) => !guide.includes(line))).toEqual([])
})

const headings = (path: string) =>
  [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test.each(manuals)('each heading to which %s leads is there', (path) => {
  const targets = [...textOf(path).matchAll(/\]\(([\w.]+)#([^)]+)\)/g)]
  expect(targets.filter(([, file, heading = '']) => !headings(`docs/${file}`).includes(heading)).map(String)).toEqual(
    [],
  )
})

test('the service of the archive has the name that the manuals start', () => {
  const units = manuals
    .flatMap((path) => codeOf(path))
    .flatMap((code) => /(?:systemctl (?:enable --now|start|stop)|journalctl -u) (\S+)/.exec(code)?.[1] ?? [])
  expect(units.length).toBeGreaterThan(4)
  expect(units.filter((unit) => !existsSync(`scripts/release/${unit}.service`))).toEqual([])
})

test('whoever installs makes the service’s account, and runs commands as it, on its data', () => {
  const unit = textOf('scripts/release/redress.service')
  const [account, data, settings, program] = [
    /^User=(\S+)$/m,
    /^Environment=REDRESS_DATA=(\S+)$/m,
    /^EnvironmentFile=-(\S+)$/m,
    /^ExecStart=(\S+) start$/m,
  ].map((line) => line.exec(unit)?.[1])
  expect(unit).not.toMatch(/^DynamicUser/m)
  const made = `sudo useradd --system --home-dir ${data} --shell /usr/sbin/nologin ${account}`
  const asIt = `-p User=${account} -p EnvironmentFile=${settings} -E REDRESS_DATA="\${REDRESS_DATA:-${data}}" ${program} "$@"`
  for (const path of ['scripts/release/INSTALL.md', 'docs/deploy.zh.md']) {
    const lines = codeOf(path)
    expect(lines, path).toContain(made)
    expect(lines, path).toContain(`redress() { sudo systemd-run --pipe --wait --quiet --collect ${asIt}; }`)
  }
})

test('the proxy of the guide tells each reader’s address, and the settings beside it count it', () => {
  const lines = codeOf('docs/deploy.md')
  expect(lines).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;')
  expect(lines).toContain('REDRESS_PROXIES=1')
  const [, required = ''] = /必须写的：\n([\s\S]*?)按需要写的：/.exec(textOf('docs/deploy.zh.md')) ?? []
  expect(required).toContain('| `REDRESS_PROXIES` |')
})

test('the README leads to each manual', () => {
  const readme = textOf('README.md')
  expect(manuals.filter((path) => !readme.includes(`](${path})`))).toEqual([])
})

test('finds a button that no page has', () => {
  expect(notSaid('点「提交异议」，再点「没有这个按钮」。')).toEqual(['没有这个按钮'])
  expect(isHeld('没有这个设置')).toBe(false)
})
