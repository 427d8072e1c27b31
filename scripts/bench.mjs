// Runs the benches one after another and closes with one table of the goals and what was reached.
// node scripts/bench.mjs [engine due page lists paint overload memory ledger peers import hot-keys sealer import-follow served kept exchange] [--quick | --smallest] [--out bench.json] [--shared FOLDER]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { benches } from '../tests/bench/benches.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    smallest: { type: 'boolean', default: false },
    out: { type: 'string', default: 'bench.json' },
    shared: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const asked = positionals.length > 0 ? positionals : Object.keys(benches)
const unknown = asked.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(
    `没有名为 ${unknown.join('、')} 的基准测试，现有 / no bench ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`,
  )
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'))
try {
  const results = []
  for (const name of asked) results.push(...(await run(name)))
  writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`)
  console.table(results.flatMap(({ goals }) => goals))
  console.log(`written to ${values.out}`)
} finally {
  rmSync(folder, { recursive: true })
}

async function run(name) {
  const bench = benches[name]
  const { smallest, quick, shared } = values
  const given = smallest ? bench.smallest : quick ? bench.quick : bench.full
  const args = name === 'peers' && shared && !smallest ? [...given, '--shared', shared] : given
  const file = bench.bundled ? await bundled(name) : `tests/bench/${name}.bench.ts`
  const result = join(folder, `${name}.json`)
  console.log(`\n${name}`)
  const env = { ...process.env, BENCH_JSON: result }
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`the bench ${name} ended with ${status}`)
  return existsSync(result) ? [JSON.parse(readFileSync(result, 'utf8'))] : []
}

async function bundled(name) {
  const outfile = `dist/bench/${name}.mjs`
  await build({
    absWorkingDir: root,
    entryPoints: [`tests/bench/${name}.bench.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  return outfile
}
