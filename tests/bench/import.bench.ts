import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { doors } from '#functions/doors.ts'
import { bundleDoor } from '../../scripts/bundle-door.mjs'
import { atMost, median, report } from './report.ts'

// node tests/bench/import.bench.ts [--rounds 7] [--doors http-public,http-staff]: what a cold start of a door reads and
// how long that takes, beside the reference (DynamoDB client, middy, zod, xstate). Interleaved, a process each; medians of
// the clock and, for machines with other work, of the processor.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    doors: {
      type: 'string',
      default: 'http-public,http-track,http-about,http-account,http-own,http-applicant,http-staff,http-admin,http-api',
    },
  },
})
const root = new URL('../../', import.meta.url)
const at = (name: string) => `dist/bench/import/${name}.mjs`
const names = ['reference', ...values.doors.split(',')]

await build({
  absWorkingDir: root.pathname,
  stdin: {
    contents: `import { DynamoDBClient, GetItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import middy from '@middy/core'
import { setup } from 'xstate'
import { z } from 'zod'
export const client = new DynamoDBClient({ region: 'us-east-1' })
export const all = [GetItemCommand, QueryCommand, TransactWriteItemsCommand, middy, setup, z]`,
    resolveDir: root.pathname,
  },
  ...{ outfile: at('reference'), bundle: true, platform: 'node', target: 'node24', format: 'esm', minify: true },
  banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  logLevel: 'warning',
})
for (const door of doors.filter(({ name }) => names.includes(name)))
  await bundleDoor(root, door, { outfile: at(door.name) })

type Taken = { readonly milliseconds: number; readonly processor: number }
const times = new Map<string, Taken[]>(names.map((name) => [name, []]))
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const name of names) times.get(name)?.push(imported(name))

const medianOf = (name: string, of: keyof Taken) => median((times.get(name) ?? []).map((taken) => taken[of]))
const figures = names.map((name) => {
  const [milliseconds, processor] = [medianOf(name, 'milliseconds'), medianOf(name, 'processor')]
  const [clock, own] = [medianOf('reference', 'milliseconds'), medianOf('reference', 'processor')]
  const kilobytes = statSync(new URL(at(name), root)).size / 1024
  return {
    name,
    kilobytes,
    milliseconds,
    'of the reference': milliseconds / clock,
    processor,
    'of its': processor / own,
  }
})
const light = figures.filter(({ name }) => name === 'http-public' || name === 'http-track')
report('import', figures, [
  ...light.flatMap(({ name, kilobytes, 'of its': processor }) => [
    atMost('P5', `kilobytes of ${name}`, kilobytes, 215),
    atMost('P5', `the import of ${name}, of the reference’s by the processor`, processor, 0.2),
  ]),
])

/** Time in which a fresh process has read and run a bundle. */
function imported(name: string): Taken {
  const path = fileURLToPath(new URL(at(name), root))
  const script = `process.on('unhandledRejection', () => {})
const [from, before] = [performance.now(), process.cpuUsage()]
await import(${JSON.stringify(path)})
const { user, system } = process.cpuUsage(before)
console.log(performance.now() - from, (user + system) / 1000); process.exit()`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    ...{ cwd: fileURLToPath(root), encoding: 'utf8' },
    env: { PATH: process.env['PATH'], AWS_REGION: 'us-east-1' },
  })
  const [milliseconds = 0, processor = 0] = stdout.split(' ').map(Number)
  if (!(milliseconds > 0)) throw new Error(`${name}: ${stderr}`)
  return { milliseconds, processor }
}
