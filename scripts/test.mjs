// Runs a tier (unit, short, long), closing with one plain line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [tier = 'short', ...rest] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'redress-tests-'))
const report = join(folder, 'report.json')
const left = join(folder, 'left-workers')
const reporters = [
  '--reporter=default',
  '--reporter=json',
  '--reporter=./scripts/left-workers.mjs',
  `--outputFile.json=${report}`,
]
const projects = tier === 'short' ? ['unit', 'short'] : [tier]
// Tests wait for programs that they start: a third worker fills two cores.
const workers = tier === 'short' ? ['--maxWorkers=3'] : []
const args = ['run', ...projects.flatMap((name) => ['--project', name]), ...workers, ...reporters, ...rest]
const env = { ...process.env, LEFT_WORKERS: left, LEFT_WORKERS_REPORTS: folder }
const { status } = spawnSync('vitest', args, { stdio: 'inherit', shell: process.platform === 'win32', env })
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
)
// A worker that outlived its passed tests is told, and is no failed test.
const outlived = existsSync(left) && numFailedTests + numFailedTestSuites === 0
rmSync(folder, { recursive: true })
console.log(
  `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped${outlived ? '; a worker outlived its tests' : ''}`,
)
process.exitCode = outlived ? 0 : (status ?? 1)
