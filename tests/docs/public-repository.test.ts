import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textOf } from './tables.ts'

const { bin, scripts, dependencies } = JSON.parse(textOf('package.json'))
const shell = { encoding: 'utf8', maxBuffer: 2 ** 26 } as const

test.each(['CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'LICENSE'])(
  'the README or CONTRIBUTING leads to %s',
  (name) => {
    expect([textOf('README.md'), textOf('CONTRIBUTING.md')].join()).toContain(`](${name})`)
  },
)

test('the README shows the product itself, in a picture of at most 150 KB', () => {
  const [picture = ''] = /docs\/pictures\/[\w-]+\.png/.exec(textOf('README.md')) ?? []
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
  expect(statSync(picture).size).toBeLessThanOrEqual(150 * 1024)
})

test('the changelog has sections of the known form, its newest release that of package.json', () => {
  const text = textOf('CHANGELOG.md')
  const releases = [...text.matchAll(/^## (.*)$/gm)].map(([, head = '']) => head)
  expect(releases[0]).toBe('[Unreleased]')
  expect(releases[1]).toMatch(
    new RegExp(`^\\[${JSON.parse(textOf('package.json')).version}\\] - \\d{4}-\\d\\d-\\d\\d$`),
  )
  const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']
  const heads = [...text.matchAll(/^### (.*)$/gm)].map(([, head = '']) => head)
  expect(heads.filter((head) => !kinds.includes(head))).toEqual([])
})

test('the editor is told the width and the indent that the formatter writes', () => {
  const { indentWidth, lineWidth } = JSON.parse(textOf('biome.json')).formatter
  const told = textOf('.editorconfig')
  expect(
    [`indent_size = ${indentWidth}`, `max_line_length = ${lineWidth}`].filter((one) => !told.includes(one)),
  ).toEqual([])
})

test('each workflow on the host of the repository does what .ci/run does, and names no secret', () => {
  for (const name of readdirSync('.github/workflows')) {
    const text = textOf(`.github/workflows/${name}`)
    // As root, since the walk of the archive unshares the network.
    expect(text).toMatch(/^ +- run: sudo -E env "PATH=\$PATH" REDRESS_WALK_ARCHIVE=1 \.ci\/run$/m)
    expect(text).not.toMatch(/secrets\./)
  }
  expect(statSync('.ci/run').mode & 0o111).toBeGreaterThan(0)
})

test('npm run licences lists every package that ships', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/licences.ts'], shell)
  expect(status).toBe(0)
  const shipped = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith('\tships'))
      .map((line) => line.split(' ')[0]),
  )
  expect(Object.keys(dependencies).filter((name) => !shipped.has(name))).toEqual([])
})

test('NOTICE names what ships with the archives under terms that ask for it', () => {
  const { stdout } = spawnSync(process.execPath, ['scripts/licences.ts'], shell)
  const asking = stdout
    .split('\n')
    .flatMap((line) => /^(\S+) \S+\t.*\b(?:LGPL|OFL)\b.*\tships$/.exec(line)?.[1] ?? [])
    .filter((name) => !/-(?:darwin|win32|wasm32|linuxmusl)/.test(name))
  expect(asking.length).toBeGreaterThan(3)
  const notice = textOf('NOTICE')
  const isNamed = (name: string) =>
    notice.includes(name.replace(/-linux-.*/, '-*')) || notice.includes(`${name.split('/')[0]}:`)
  expect(asking.filter((name) => !isNamed(name))).toEqual([])
})

test('the package’s own command runs, and ends as its program does', () => {
  const redress = (...args: readonly string[]) => spawnSync(process.execPath, [bin.redress, ...args], shell)
  const help = redress('--help')
  expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('explain-record')])
  expect(redress('no-such-command').status).not.toBe(0)
})

test.each([
  ['AGPL-3.0-only', 1],
  ['MIT AND GPL-3.0-only', 1],
  ['(MIT OR GPL-2.0-only) AND AGPL-3.0-only', 1],
  [undefined, 1],
  ['MIT OR GPL-3.0-only', 0],
])('npm run licences ends with %s in what ships by %i', (license, ends) => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-licences-'))
  const file = join(folder, 'package-lock.json')
  writeFileSync(file, JSON.stringify({ packages: { '': {}, 'node_modules/planted': { version: '1.0.0', license } } }))
  const { status, stderr } = spawnSync(process.execPath, ['scripts/licences.ts', file], shell)
  rmSync(folder, { recursive: true })
  expect([status, stderr.includes('planted')]).toEqual([ends, ends === 1])
})

test('npm run sbom names every package that ships, without a network and without an address of where it came from', () => {
  const { status, stdout } = spawnSync(scripts.sbom, { ...shell, shell: true })
  expect(status).toBe(0)
  const bill: { readonly components: readonly { readonly name: string; readonly licenses?: unknown }[] } =
    JSON.parse(stdout)
  const names = new Set(bill.components.map(({ name }) => name))
  expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([])
  expect(bill.components.filter(({ licenses }) => !licenses)).toEqual([])
  expect([...stdout.matchAll(/https?:\/\/([\w.]+)/g)].map(([, host]) => host)).toEqual(['cyclonedx.org'])
})
