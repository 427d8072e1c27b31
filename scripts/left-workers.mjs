// Ends a run in which a worker stands still, and prints where it stands.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const patience = Number(process.env['LEFT_WORKER_SECONDS'] ?? 90) * 1000
const longest = 40 * 60_000

/** Reporter: `patience` to leave once all is told, `longest` a file. */
export default function leftWorkers() {
  let open = 0
  let waiting
  const wait = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void endThem(open), open === 0 ? patience : longest)
  }
  return {
    onTestRunStart: (files) => {
      open = files.length
      wait()
    },
    onTestModuleEnd: () => {
      open -= 1
      wait()
    },
    onTestRunEnd: () => clearTimeout(waiting),
  }
}

async function endThem(open) {
  const left = workers()
  for (const pid of left) process.kill(pid, 'SIGUSR2')
  await new Promise((done) => setTimeout(done, 5_000))
  const told = left.map((pid) => `worker ${pid} did not leave:\n${standing(pid)}`).join('\n')
  process.stderr.write(`redress: ${open} files of tests are open\n${told}\n`)
  if (open === 0) writeFileSync(process.env['LEFT_WORKERS'], told)
  for (const pid of left) process.kill(pid, 'SIGKILL')
}

const workers = () =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('vitest/dist/workers'))
    .map((line) => Number.parseInt(line, 10))

/** Stack and open handles, from the report that Node wrote at the signal. */
function standing(pid) {
  const folder = process.env['LEFT_WORKERS_REPORTS']
  const file = readdirSync(folder).find((name) => name.includes(`.${pid}.`))
  if (!file) return '  no report: it does not hear signals'
  const { javascriptStack, libuv } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const handles = libuv.filter(({ is_active: active }) => active).map(({ type }) => type)
  return [javascriptStack.message, ...(javascriptStack.stack ?? []), handles.join(' ')]
    .map((line) => `  ${line}`)
    .join('\n')
}
