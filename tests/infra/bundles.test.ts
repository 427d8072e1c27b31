import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { pastRules } from '#engine/case/past-rules.ts'
import { doors, ports } from '#functions/doors.ts'
import { builtDeployment } from '#hosts/aws/built-deployment.ts'
import { readDeployment } from '#hosts/deployment.ts'
import { plainSheet } from '#tests/support/pages/plain-sheet.ts'
import { procedures } from '#workflows/index.ts'

const root = new URL('../../', import.meta.url)
const Report = z.array(
  z.object({
    ...{ name: z.string(), kilobytes: z.number(), asset: z.number() },
    ...{ inputs: z.array(z.string()), imports: z.array(z.string()) },
  }),
)

let bundles: z.infer<typeof Report> = []
const yunfu = new URL('deployments/yunfu', root).pathname
const { calendar, ...settings } = readDeployment(yunfu, { url: 'https://example.invalid', demo: false, procedures })

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'pipe' })
  bundles = Report.parse(JSON.parse(readFileSync(new URL('dist/report.json', root), 'utf8')))
})

describe.each(doors)('the bundle of $name', ({ name }) => {
  const bundle = () =>
    bundles.find((one) => one.name === name) ?? { inputs: ['nothing was built'], imports: [], kilobytes: 0, asset: 0 }

  test('carries neither the other host nor its database', () => {
    expect(bundle().inputs.filter((path) => /hosts\/(local|memory)\/|nothing was built/.test(path))).toEqual([])
    expect(bundle().imports.filter((path) => path.includes('sqlite'))).toEqual([])
    expect(readFileSync(new URL(`dist/${name}/index.mjs`, root), 'utf8')).not.toContain('node:sqlite')
  })

  test('carries the deployment as the checkout has it, read and checked', () => {
    const folder = new URL(`dist/${name}/deployment`, root).pathname
    const { calendar: days, ...built } = builtDeployment(folder, { url: settings.url, demo: false, procedures })
    expect(built).toEqual(settings)
    expect(days.version).toBe(calendar.version)
    expect(Object.keys(built.texts.mails).length).toBeGreaterThan(40)
  })

  test('carries the host it is for, and nothing of the tests', () => {
    expect(bundle().inputs.some((path) => path.startsWith('hosts/aws/'))).toBe(true)
    expect(bundle().inputs.filter((path) => path.startsWith('tests/'))).toEqual([])
  })
})

/** Each port as a bundle asks for it. */
const asked: Readonly<Record<(typeof ports)[number], RegExp>> = {
  mailer: /\.mailer\.send\(/,
  signIn: /\.signIn\.(loginUrl|finish|logoutUrl)\(/,
  tokens: /\.tokens\.read\(/,
  totp: /\.totp\.(newSecret|stepOf|show)\(/,
  files: /\.files\.(list|stat|read|receive|copy|remove|put|rescan|uploadForm)\(|\.files\.(download|refusalOf)\?\.\(/,
  calendarFile: /\.calendarFile\(/,
  hooks: /\.hooks\.(send|look)\(/,
  readSheet: /readSheet:\w+\.readSheet/,
}

it.each(doors)('$name opens the ports that it asks for, and no other', ({ name, ports: open = [] }) => {
  const text = readFileSync(new URL(`dist/${name}/index.mjs`, root), 'utf8')
  expect(ports.filter((port) => asked[port].test(text))).toEqual(ports.filter((port) => open.includes(port)))
})

const readers = doors.filter(({ uses }) => uses.includes('table') || uses.includes('audit'))
it.each(readers)('$name may ask the indexes that its code asks', (door) => {
  const text = readFileSync(new URL(`dist/${door.name}/index.mjs`, root), 'utf8')
  const all = ['queue', 'subject', 'lookup'] as const
  expect(all.filter((name) => text.includes(`index:"${name}"`))).toEqual(
    all.filter((name) => door.indexes.includes(name)),
  )
})

/** Acts of some doors alone, as bundles write them; adapters apart. */
const done = {
  remove: /\{remove:[^;]{1,120}?,when:/,
  check: /\{check:[^;]{1,120}?,when:/,
  upload: /\.uploadForm\(\{key:/,
  discard:
    /(?<!async remove\(\w+\)\{\w+\.delete\(\w+\),await \w+)(?<!\.has\(\w+\)\|\|await \w+)\.remove\([\w$]|\.files\.clear\(/,
} as const

it.each(readers)('$name may remove, check, have files sent and discard them where its code does', ({ name, uses }) => {
  const text = readFileSync(new URL(`dist/${name}/index.mjs`, root), 'utf8')
  const may = (['remove', 'check', 'upload', 'discard'] as const).filter(
    (use) => done[use].test(text) && uses.includes(use === 'remove' || use === 'check' ? 'table' : 'evidence'),
  )
  expect(may).toEqual(Object.keys(done).filter((use) => uses.some((one) => one === use)))
})

it.each(doors.filter(({ asks }) => asks !== undefined))(
  '$name, which reads alone, brings nothing by which cases move',
  ({ name }) => {
    const inputs = bundles.find((one) => one.name === name)?.inputs ?? ['nothing was built']
    const unneeded =
      /node_modules\/(xstate|ical-generator)\/|workflows\/[\w-]+\/past\/|core\/engine\/begin\/commit|nothing was/
    const deciding =
      /workflows\/[\w-]+\/(announces|arises|chart|check|effects|evolve|forms|notices|papers|rules|tasks)\.ts/
    expect(inputs.filter((path) => unneeded.test(path) || deciding.test(path))).toEqual([])
  },
)

it('shows cases, limits and words without the modules that such a door leaves out', () => {
  const folders = readdirSync(new URL('workflows', root), { withFileTypes: true }).filter((one) => one.isDirectory())
  const read = folders.flatMap(({ name }) =>
    ['case', 'events', 'holder', 'limits', 'promise', 'said', 'show', 'words'].flatMap((module) => {
      const file = new URL(`workflows/${name}/${module}.ts`, root)
      return existsSync(file) ? [{ name, module, text: readFileSync(file, 'utf8') }] : []
    }),
  )
  expect(read.length).toBeGreaterThan(60)
  const deciding = /from '\.\/(announces|arises|chart|check|effects|evolve|forms|notices|papers|rules|tasks)\.ts'/
  expect(read.filter(({ text }) => deciding.test(text)).map(({ name, module }) => `${name}/${module}`)).toEqual([])
})

it('misses nothing but its settings, where a runtime reads it', () => {
  const at = doors.map(({ name }) => [name, new URL(`dist/${name}/index.mjs`, root).href])
  const script = `process.on('unhandledRejection', () => {})
const told = {}
for (const [name, url] of ${JSON.stringify(at)})
  told[name] = await import(url).then(() => '', ({ code, message }) => code ?? message)
console.log(JSON.stringify(told)); process.exit()`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    ...{ cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  })
  const wrong = Object.entries(JSON.parse(said)).filter(([, fault]) => fault !== '' && fault !== 'environment.bad')
  expect(wrong).toEqual([])
})

it.each(['http-public', 'http-track'])('%s starts without what it reads late: no word, no row of law', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-late-'))
  cpSync(new URL(`dist/${name}/index.mjs`, root), join(folder, 'index.mjs'))
  const script = `process.on('unhandledRejection', () => {})
await import(${JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href)})
console.log('started'); process.exit()`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    ...{ cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  })
  expect(said).toBe('started\n')
  rmSync(folder, { recursive: true })
})

it.each(['http-public', 'http-track'])(
  '%s starts without cryptography and compression, which its first answer loads',
  (name) => {
    const script = `process.on('unhandledRejection', () => {})
const [asked, own] = [[], process.getBuiltinModule]
process.getBuiltinModule = (name) => { asked.push(name); return own(name) }
await import(${JSON.stringify(new URL(`dist/${name}/index.mjs`, root).href)}).catch(({ code }) => asked.push(code))
console.log(JSON.stringify(asked)); process.exit()`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      ...{ cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    })
    expect(JSON.parse(said)).toContain('node:fs')
    expect(JSON.parse(said).filter((one: string) => /crypto|zlib/.test(one))).toEqual([])
  },
)

const Late = z.record(z.string(), z.unknown())

it.each(doors)('$name reads late what lies beside it, as the checkout has it', async ({ name }) => {
  const beside = (file: string) => readFileSync(new URL(`dist/${name}/${file}`, root))
  for (const line of beside('index.data.txt').toString().split('\n').filter(Boolean)) {
    const at = line.indexOf(' ')
    const [module, data] = [line.slice(0, at), Late.parse(JSON.parse(line.slice(at + 1)))]
    const path = new URL(module, root).pathname
    const here = module.endsWith('.json') ? { default: JSON.parse(readFileSync(path, 'utf8')) } : await import(path)
    const named = Object.entries(here).filter(([one]) => one in data)
    expect({ module, ...data }).toEqual({ module, ...Object.fromEntries(named) })
  }
  const kept = JSON.parse(brotliDecompressSync(beside('kept-rules.json.br')).toString())
  expect(Object.keys(kept)).toEqual(expect.arrayContaining(Object.keys(pastRules)))
})

/** Kilobytes a bundle may weigh, little above today's; public and tracking 215, the reference weighs 1,069 (docs/measured.md). */
const ceilings: Readonly<Record<string, number>> = {
  ...{
    'http-public': 190,
    'http-track': 200,
    'http-about': 563,
    'http-account': 632,
    'http-own': 592,
    'http-applicant': 992,
  },
  ...{ 'http-staff': 910, 'http-mail': 835, 'http-admin': 1058, 'http-api': 960 },
  ...{ 'workflow-enter': 690, 'workflow-fire': 727, 'workflow-run': 727, 'workflow-fail': 420 },
  ...{ 'stream-deliver': 818, 'stream-letters': 914, 'clock-seal': 370, 'clock-hooks': 450, 'clock-sweep': 926 },
  ...{ 'clock-audit': 574 },
  ...{ 'mail-receive': 880, 'receipt-sign': 70, 'paper-print': 105 },
}

/** Kilobytes of what a bundle reads late, beside it. */
const most = 390

test('brings no more beside it than it may', () => {
  const beside = doors.map(
    ({ name }) => [name, statSync(new URL(`dist/${name}/index.data.txt`, root)).size / 1024] as const,
  )
  expect(beside.filter(([, kilobytes]) => kilobytes > most)).toEqual([])
})

test('weighs no more than it may, door by door, and brings no source map', () => {
  expect(Object.keys(ceilings).toSorted()).toEqual(bundles.map(({ name }) => name).toSorted())
  const heavy = bundles.filter(({ name, kilobytes }) => kilobytes > (ceilings[name] ?? 0))
  expect(heavy.map(({ name, kilobytes }) => `${name} ${kilobytes}`)).toEqual([])
  const files = bundles.flatMap(({ name }) =>
    readdirSync(new URL(`dist/${name}`, root), { recursive: true, encoding: 'utf8' }),
  )
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
})

test('brings its compiler and faces with the printer, far under what a function may weigh, and with nobody else', () => {
  const weigh = bundles.map(({ name, asset }): readonly [string, number] => [name, Math.round(asset / 1024)])
  // 250 MB, unpacked. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  expect(weigh.filter(([, megabytes]) => megabytes > 5)).toEqual([
    ['paper-print', expect.toSatisfy((megabytes: number) => megabytes > 50 && megabytes <= 95)],
  ])
})

test('prints out of its own folder alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-printer-'))
  cpSync(new URL('dist/paper-print', root), folder, { recursive: true })
  const { handler } = await import(pathToFileURL(join(folder, 'index.mjs')).href)
  const { pdf } = await handler({ kind: 'print', sheets: [plainSheet] })
  expect(Buffer.from(pdf, 'base64').toString('latin1', 0, 5)).toBe('%PDF-')
  rmSync(folder, { recursive: true })
})
