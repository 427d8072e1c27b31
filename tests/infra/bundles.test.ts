import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { doors, ports } from '#functions/doors.ts'
import { readOwnTexts } from '#hosts/read-texts.ts'
import { plainSheet } from '#tests/support/pages/plain-sheet.ts'

const root = new URL('../../', import.meta.url)
const Report = z.array(
  z.object({
    ...{ name: z.string(), kilobytes: z.number(), asset: z.number() },
    ...{ inputs: z.array(z.string()), imports: z.array(z.string()) },
  }),
)

let bundles: z.infer<typeof Report> = []

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

  test('carries the words of letters and mails, as the checkout has them', () => {
    const texts = JSON.parse(readFileSync(new URL(`dist/${name}/texts.json`, root), 'utf8'))
    expect(texts).toEqual(readOwnTexts())
    expect(texts.length).toBeGreaterThan(40)
  })

  test('carries the host it is for, and nothing of the tests', () => {
    expect(bundle().inputs.some((path) => path.startsWith('hosts/aws/'))).toBe(true)
    expect(bundle().inputs.filter((path) => path.startsWith('tests/'))).toEqual([])
  })
})

/** Each port as a bundle asks for it. */
const asked: Readonly<Record<(typeof ports)[number], RegExp>> = {
  mailer: /\.mailer\.send\(/,
  signIn: /\.signIn\.(loginUrl|finish)\(/,
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

/** Kilobytes a bundle may weigh, little above today's; the reference weighs 1,069 (docs/measured.md). */
const ceilings: Readonly<Record<string, number>> = {
  ...{ 'http-public': 840, 'http-account': 835, 'http-applicant': 1220, 'http-staff': 1120, 'http-mail': 1060 },
  ...{ 'http-admin': 1200, 'http-api': 1120 },
  ...{ 'workflow-enter': 890, 'workflow-fire': 980, 'workflow-run': 980, 'workflow-fail': 555 },
  ...{ 'stream-deliver': 1020, 'stream-letters': 1085, 'clock-seal': 505, 'clock-hooks': 575, 'clock-sweep': 1095 },
  ...{ 'clock-audit': 715 },
  ...{ 'mail-receive': 1020, 'receipt-sign': 90, 'paper-print': 125 },
}

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
