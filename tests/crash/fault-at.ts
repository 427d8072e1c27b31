import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'

// Preloaded into a child (node --import): each call that changes the disk is counted. FAULT_AT kills the process as
// `kill -9` does, before that call. The file FAULT_DISK holds a code, by which each call fails while it is there; with a
// number that one call since, with 0 none, but each is noted.

type Call = (...given: unknown[]) => unknown

const at = Number(process.env['FAULT_AT'] ?? 0)
const ill = process.env['FAULT_DISK']
const counted = process.env['FAULT_COUNT']
let calls = 0

function step(name: string): void {
  calls += 1
  if (calls === at) process.kill(process.pid, 'SIGKILL')
  const code = faultAt(name)
  if (code !== null) throw Object.assign(new Error(`${code}, ${name}`), { code })
}

const { existsSync, readFileSync, appendFileSync } = fs
const takesNothing = /^(rm|fsync|rename|chmod|open)/
const fault = () => (ill !== undefined && existsSync(ill) ? readFileSync(ill, 'utf8') : null)
let [armed, since] = ['', 0]
let isNoting = false

function faultAt(name: string): string | null {
  const said = fault()
  if (said === null || isNoting) return null
  const [code = '', wanted] = said.split(' ')
  if (wanted === undefined) return takesNothing.test(name) ? null : code
  if (said !== armed) [armed, since] = [said, 0]
  since += 1
  const isCounting = wanted === '0'
  if (!isCounting && Number(wanted) !== since) return null
  // It writes by the same calls.
  isNoting = true
  appendFileSync(`${ill}.told`, `${name}\n`)
  isNoting = false
  return isCounting ? null : code
}

const before =
  (name: string, call: Call): Call =>
  (...given) => {
    step(name)
    return call(...given)
  }

/** Files opened to be read change nothing. */
const opening =
  (name: string, call: Call): Call =>
  (...given) => {
    if (/[wa+]/.test(String(given[1] ?? 'r'))) step(name)
    return call(...given)
  }

/** The answer of a callback's call comes by the callback. */
const calling =
  (name: string, call: Call): Call =>
  (...given) => {
    const answer = given.at(-1)
    try {
      step(name)
    } catch (error) {
      if (typeof answer === 'function') return setImmediate(() => answer(error))
      throw error
    }
    return call(...given)
  }

function patched(of: object, names: readonly string[], by: (name: string, call: Call) => Call): void {
  for (const name of names) {
    const call: unknown = Reflect.get(of, name)
    if (typeof call === 'function')
      Reflect.set(
        of,
        name,
        by(name, (...given) => Reflect.apply(call, of, given)),
      )
  }
}

patched(
  fs,
  ['writeSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'mkdirSync', 'rmSync', 'linkSync', 'chmodSync'],
  before,
)
patched(fs, ['openSync'], opening)
patched(fs, ['write', 'writev', 'fsync', 'rename'], calling)
const awaited =
  (name: string, call: Call): Call =>
  async (...given) =>
    before(name, call)(...given)
patched(fs.promises, ['mkdir', 'rename', 'writeFile'], awaited)
patched(fs.promises, ['open'], (name, call) => async (...given) => {
  const handle = (await opening(name, call)(...given)) as object
  patched(handle, ['writeFile', 'write', 'sync'], awaited)
  return handle
})
syncBuiltinESMExports()

const { exec } = DatabaseSync.prototype
DatabaseSync.prototype.exec = function (sql) {
  if (/^(BEGIN|COMMIT)/.test(sql)) {
    // As SQLite answers where its log cannot grow.
    const code = sql === 'COMMIT' ? faultAt(sql) : null
    if (code !== null) throw Object.assign(new Error(`${code}, COMMIT`), { errcode: code === 'ENOSPC' ? 13 : 778 })
    calls += 1
    if (calls === at) process.kill(process.pid, 'SIGKILL')
  }
  return Reflect.apply(exec, this, [sql])
}
const { run } = StatementSync.prototype
Reflect.set(StatementSync.prototype, 'run', function (this: StatementSync, ...given: unknown[]) {
  calls += 1
  if (calls === at) process.kill(process.pid, 'SIGKILL')
  return Reflect.apply(run, this, given)
})

if (counted !== undefined) process.on('exit', () => appendFileSync(counted, `${calls}\n`))
