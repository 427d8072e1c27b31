// npm run cloud -- --all [--walks N] [--only PART] [--fresh] [--at FOLDER]: journeys, calls, cost, faults, walks.
// Goes on where it was broken off; its record is cdk.out/cloud-all.md.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { rightsUsed } from '#cloud/rights-record.ts'
import { ownPorts } from './own-ports.ts'

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    fresh: { type: 'boolean', default: false },
    at: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = values.at ?? `${root}cdk.out`
const place = (name: string) => `${folder}/cloud-all${name}`
const batch = 10

type Part = {
  readonly name: string
  readonly files: readonly string[]
  readonly project?: 'short' | 'long'
  readonly from?: number
  readonly to?: number
}
const test = (name: string) => `tests/cloud/${name}.long.test.ts`
const walksFrom = (from: number, to: number) => ({ name: `walks ${from} to ${to}`, files: [test('walks')], from, to })
const all: readonly Part[] = [
  { name: 'journeys', files: [test('cloud')] },
  { name: 'journeys in a browser', files: [test('browser')] },
  { name: 'pages by address', files: [test('http')] },
  { name: 'calls', files: [test('calls')] },
  { name: 'cost', files: ['tests/cloud/cost.test.ts'], project: 'short' },
  { name: 'limits that run out', files: [test('limits')] },
  { name: 'faults', files: [test('losses')] },
  ...Array.from({ length: Math.ceil(Number(values.walks) / batch) }, (_, n) =>
    walksFrom(n * batch + 1, Math.min((n + 1) * batch, Number(values.walks))),
  ),
]
const parts = all.filter(({ name }) => name.startsWith(values.only))
if (parts.length === 0) throw new Error(`--only ${values.only}: none of ${all.map(({ name }) => name).join(', ')}`)

const Told = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ title: z.string(), status: z.string(), duration: z.number().nullish() })),
    }),
  ),
})
const Done = z.record(
  z.string(),
  z.object({
    on: z.string(),
    commit: z.string(),
    seconds: z.number(),
    tests: z.array(z.object({ title: z.string(), passed: z.boolean() })),
  }),
)
type Done = z.infer<typeof Done>

const done = (): Done =>
  existsSync(place('.json')) ? Done.parse(JSON.parse(readFileSync(place('.json'), 'utf8'))) : {}
const isSound = (name: string) => {
  const tests = done()[name]?.tests ?? []
  return tests.length > 0 && tests.every(({ passed }) => passed)
}

function run({ name, files, project = 'long', from, to = 0 }: Part, port: number): void {
  const since = Date.now()
  const env = {
    ...process.env,
    CLOUD_PORT: String(port),
    LOSSES: 'all',
    CLOUD_RIGHTS: place('-rights.jsonl'),
    ...(from && { FROM: String(from), WALKS: String(to - from + 1) }),
  }
  const told = place('-part.json')
  rmSync(told, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--maxWorkers=1', '--reporter=verbose']
  const reports = ['--reporter=json', `--outputFile.json=${told}`]
  spawnSync(process.execPath, [...args, ...reports, ...files], { cwd: root, env, stdio: 'inherit' })
  if (!existsSync(told)) return
  const found = Told.parse(JSON.parse(readFileSync(told, 'utf8'))).testResults.flatMap((one) => one.assertionResults)
  const tests = found.map(({ title, status }) => ({ title, passed: status === 'passed' }))
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const on = new Date().toISOString().slice(0, 10)
  const seconds = Math.round((Date.now() - since) / 1000)
  writeFileSync(place('.json'), JSON.stringify({ ...done(), [name]: { on, commit, seconds, tests } }, null, 1))
  writeFileSync(place('.md'), record())
}

/** Table for docs/measured.md: a line a test, walks together. */
function record(): string {
  const kept = all.flatMap(({ name, from }) => {
    const one = done()[name]
    return one ? [{ ...one, name, isWalks: from !== undefined }] : []
  })
  const lines = kept
    .filter(({ isWalks }) => !isWalks)
    .flatMap(({ on, commit, tests }) =>
      tests.map(({ title, passed }) => `| ${title} | ${on}, ${commit} | ${passed ? 'yes' : '**no**'} |`),
    )
  const walked = kept.filter(({ isWalks }) => isWalks)
  const walks = walked.flatMap(({ tests }) => tests.filter(({ title }) => title.includes('walk ')))
  const equal = walks.filter(({ passed }) => passed).length
  const when = [...new Set(walked.map(({ on, commit }) => `${on}, ${commit}`))].join('; ')
  const seconds = walked.reduce((sum, one) => sum + one.seconds, 0)
  const told = `| ${walks.length} walks, ${equal} of them equal to one machine, in ${seconds} s | ${when} | ${walks.length === equal ? 'yes' : '**no**'} |`
  const shown = ['| shown | when | so |', '|---|---|---|', ...lines, ...(walks.length > 0 ? [told] : [])]
  return `${[...shown, '', ...rightsTable()].join('\n')}\n`
}

/** Rights by action: in how many functions used, and where never. */
function rightsTable(): readonly string[] {
  const rights = Map.groupBy(rightsUsed(place('-rights.jsonl')), ({ action }) => action)
  const lines = [...rights].map(([action, of]) => {
    const never = of.filter(({ isUsed }) => !isUsed).map(({ door }) => door)
    return `| \`${action}\` | ${of.length - never.length} of ${of.length} | ${never.join(', ')} |`
  })
  return ['| right | functions that used it | never by |', '|---|---|---|', ...lines.toSorted()]
}

mkdirSync(folder, { recursive: true })
if (values.fresh) for (const one of ['.json', '-rights.jsonl']) rmSync(place(one), { force: true })
// One port for all, so that the deployment is synthesised once.
const port = await ownPorts(root)
for (const part of parts) if (!isSound(part.name)) run(part, port)
console.log(`\n${record()}`)
process.exitCode = parts.every(({ name }) => isSound(name)) ? 0 : 1
