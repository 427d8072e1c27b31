import { spawnSync } from 'node:child_process'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Command, program } from 'commander'
import { common } from './words/common.ts'
import { frame } from './words/frame.ts'
import { inBoth } from './words/in-both.ts'
import { say } from './words/say.ts'
import { takeWords } from './words/take-words.ts'

type Subcommand = { readonly register: (program: Command) => void }

// Halves the start: types are stripped once, not at each command.
enableCompileCache(fileURLToPath(new URL('../dist/compiled', import.meta.url)))

// Loaded by name, so that each command runs alone.
const subcommands: Readonly<Record<string, () => Promise<Subcommand>>> = {
  deadline: () => import('./deadline.ts'),
  calendar: () => import('./calendar.ts'),
  rules: () => import('./rules.ts'),
  law: () => import('./law.ts'),
  identify: () => import('./identify.ts'),
  import: () => import('./import.ts'),
  'import-cases': () => import('./carry/import-cases.ts'),
  export: () => import('./exchange/export.ts'),
  scan: () => import('./scan.ts'),
  reconcile: () => import('./exchange/reconcile.ts'),
  changes: () => import('./exchange/changes.ts'),
  results: () => import('./exchange/results.ts'),
  'explain-record': () => import('./explain-record.ts'),
  verify: () => import('./verify.ts'),
  audit: () => import('./audit.ts'),
  figures: () => import('./figures.ts'),
  simulate: () => import('./simulate.ts'),
  ledger: () => import('./ledger.ts'),
  backup: () => import('./store/backup.ts'),
  restore: () => import('./store/restore.ts'),
  drill: () => import('./store/drill.ts'),
  doctor: () => import('./doctor.ts'),
  admin: () => import('./admin.ts'),
  texts: () => import('./texts.ts'),
  keys: () => import('./keys.ts'),
  upgrade: () => import('./store/upgrade.ts'),
  publish: () => import('./store/publish.ts'),
  clock: () => import('./store/clock-release.ts'),
}

// Readers may have seen enough: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const host = hostIn(process.argv)
if (host === undefined) await redress(process.argv)
else process.exitCode = onHost(host)

/** `--host aws` runs it on the cloud deployment. */
function hostIn(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--host')
  return at < 0 ? undefined : (argv[at + 1] ?? '')
}

/** Node chooses the host when it starts, so the command starts anew. */
function onHost(name: string): number {
  if (name !== 'aws') {
    process.stderr.write(`${say(frame.onlyAws)}\n`)
    return 1
  }
  const at = process.argv.indexOf('--host')
  const args = [...process.argv.slice(1, at), ...process.argv.slice(at + 2)]
  return spawnSync(process.execPath, ['-C', 'aws', ...args], { stdio: 'inherit' }).status ?? 1
}

async function redress(argv: readonly string[]): Promise<void> {
  const deployment = process.env['REDRESS_DEPLOYMENT'] || 'deployments/yunfu'
  await takeWords(deployment, (line) => void process.stderr.write(`${line}\n`))
  inBoth(program).name('redress').description(say(frame.redress))
  const asked = argv[2] ?? ''
  const wanted = Object.hasOwn(subcommands, asked) ? [asked] : Object.keys(subcommands)
  for (const name of wanted) await load(name, name === asked)
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`)
    process.exitCode = 1
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [own, within] = [missingPath(error), missingPath(error.cause)]
  if (own !== null) return `${say(common.noPath)}: ${own}`
  const isDeployment = 'code' in error && error.code === 'deployment.bad'
  return isDeployment && within !== null ? `${say(common.noDeployment)}: ${within}` : error.message
}

/** Path that a fault says is not there. */
function missingPath(error: unknown): string | null {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error
  return isMissing ? String(error.path) : null
}

async function load(name: string, needed: boolean): Promise<void> {
  try {
    const subcommand = await subcommands[name]?.()
    subcommand?.register(program)
  } catch (error) {
    if (needed) throw error
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
