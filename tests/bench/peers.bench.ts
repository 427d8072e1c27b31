import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { atLeast, atMost, type Goal, median, report } from './report.ts'

// node tests/bench/peers.bench.ts [--shared FOLDER] [--rounds 2] [--seconds 4] [--levels 1,16,64] [--peers restate]:
// the engine beside bare group commits and its peers, interleaved, under one harness. Copies the drivers of FOLDER,
// where they install their needs. Without them it runs in process and over HTTP.
const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: '' },
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '4' },
    levels: { type: 'string', default: '1,16,64' },
    peers: { type: 'string', default: 'restate' },
  },
})

type Run = {
  readonly name: string
  readonly c: number
  readonly cases_per_s: number
  readonly sig2fin_ms: { readonly p50: number; readonly p99: number }
  readonly disk_bytes_per_case: number
  readonly fsync_before: number
  readonly rows_ok: boolean
}

const bare = 'raw-sqlite-groupcommit-random-ids'
const arePeersThere = existsSync(values.shared)
if (!arePeersThere) console.log('no peers to compare with: --shared names no folder of their drivers')
await compare()

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-peers-'))
  try {
    await bundleHttp()
    report('peers', ...figuresAndGoals(interleaved(folder)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function interleaved(folder: string): readonly Run[] {
  const drivers = join(folder, 'drivers')
  if (arePeersThere) cpSync(values.shared, drivers, { recursive: true })
  if (arePeersThere) spawnSync('chmod', ['-R', 'u+w', drivers])
  const harness = arePeersThere ? join(drivers, 'common', 'bench.mjs') : join('tests', 'bench', 'harness.ts')
  const out = join(folder, 'results.jsonl')
  const env = { ...process.env, OUT: out, ROOT: join(folder, 'data'), SECS: values.seconds, LEVELS: values.levels }
  const run = (command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const { status } = spawnSync(command, args, { env: { ...env, ...more }, stdio: ['ignore', 2, 2] })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
  }
  const others = arePeersThere ? ['raw-sqlite', ...values.peers.split(',').filter((peer) => peer !== '')] : []
  for (const peer of others) run('bash', [join(drivers, peer, 'run.sh')], { INSTALL_ONLY: '1' })
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const driver of ['tests/bench/peer-driver.ts', 'dist/bench/http-driver.mjs']) {
      const own = mkdtempSync(join(folder, 'redress-'))
      run(process.execPath, [driver, harness, own, 'dist/bench/http-server.mjs'])
    }
    for (const peer of others) run('bash', [join(drivers, peer, 'run.sh')], { RANDOM_IDS: '1' })
  }
  return readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line): Run => JSON.parse(line))
}

function figuresAndGoals(runs: readonly Run[]) {
  const levels = [...new Set(runs.map(({ c }) => c))]
  const names = [...new Set(runs.map(({ name }) => name))]
  const of = (name: string, c: number, what: (run: Run) => number) =>
    median(runs.filter((run) => run.name === name && run.c === c).map(what))
  const figures = names.flatMap((name) =>
    levels.map((c) => ({
      name,
      inFlight: c,
      casesPerSecond: of(name, c, (run) => run.cases_per_s),
      p50: of(name, c, (run) => run.sig2fin_ms.p50),
      p99: of(name, c, (run) => run.sig2fin_ms.p99),
      bytesPerCase: of(name, c, (run) => run.disk_bytes_per_case),
      fsyncsPerSecond: of(name, c, (run) => run.fsync_before),
      rowsOk: runs.filter((run) => run.name === name && run.c === c).every((run) => run.rows_ok),
    })),
  )
  const figure = (name: string, c: number, what: 'casesPerSecond' | 'p50' | 'p99') =>
    figures.find((one) => one.name === name && one.inFlight === c)?.[what] ?? Number.NaN
  const peers = names.filter((name) => !name.startsWith('redress') && !name.startsWith('raw-'))
  const best = (c: number, what: 'casesPerSecond' | 'p50' | 'p99') => {
    const all = peers.map((name) => figure(name, c, what))
    return what === 'casesPerSecond' ? Math.max(...all) : Math.min(...all)
  }
  const ratio = (c: number, what: 'casesPerSecond' | 'p50' | 'p99', ours = 'redress') =>
    figure(ours, c, what) / best(c, what)
  const goals: readonly Goal[] = [
    ...(levels.includes(64)
      ? [
          ...(peers.length > 0
            ? [atLeast('P1', 'cases/s v the best peer, 64 in flight', ratio(64, 'casesPerSecond'), 10)]
            : []),
          ...(names.includes(bare)
            ? [
                atLeast(
                  'P1',
                  'cases/s v the bare group commit, 64 in flight',
                  figure('redress', 64, 'casesPerSecond') / figure(bare, 64, 'casesPerSecond'),
                  0.25,
                ),
              ]
            : []),
        ]
      : []),
    ...(levels.includes(1) && peers.length > 0
      ? [atLeast('P1', 'cases/s v the best peer, 1 in flight', ratio(1, 'casesPerSecond'), 5)]
      : []),
    ...(levels.includes(16) && peers.length > 0
      ? [
          atMost('P2', 'signal → finish p50 v the best peer, 16 in flight', ratio(16, 'p50'), 0.1),
          atMost('P2', 'signal → finish p99 v the best peer, 16 in flight', ratio(16, 'p99'), 0.2),
          atMost('P2', 'the same over HTTP, p50', ratio(16, 'p50', 'redress-http'), 0.25),
          atMost('P2', 'the same over HTTP, p99', ratio(16, 'p99', 'redress-http'), 0.25),
        ]
      : []),
  ]
  return [figures, goals] as const
}

/** Node strips no JSX, and doors bring pages. */
async function bundleHttp(): Promise<void> {
  await build({
    entryPoints: ['tests/bench/http-driver.ts', 'tests/bench/http-server.ts'],
    outdir: 'dist/bench',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
}
