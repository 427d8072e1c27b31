// Runs a tier (unit, short, long), closing with one plain line.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [tier = 'short', ...rest] = process.argv.slice(2)
const report = join(tmpdir(), `redress-tests-${process.pid}.json`)
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const projects = tier === 'short' ? ['unit', 'short'] : [tier]
const args = ['run', ...projects.flatMap((name) => ['--project', name]), ...reporters, ...rest]
const { status } = spawnSync('vitest', args, { stdio: 'inherit', shell: process.platform === 'win32' })
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
rmSync(report)
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
process.exitCode = status ?? 1
