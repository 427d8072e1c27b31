import { appendFileSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { type RunnerTestCase, TestRunner } from 'vitest'

/** Numbers of mutants by file, and where verdicts go. */
export type Showing = {
  readonly log: string
  /** Names of mutants without a verdict, by number. */
  readonly open: Readonly<Record<number, string>>
  readonly firsts: readonly number[]
  /** Files that a test file reaches, by their first numbers. */
  readonly inside: Readonly<Record<string, readonly number[]>>
  /** Mutants shown, and tests that have seen these. */
  readonly set: string
  readonly done: readonly string[]
  /** Milliseconds of tests after which a mutant has survived. */
  readonly budget: number
  /** Milliseconds of the dearest test; others wait a round. */
  readonly dearest: number
}

type Constant = { readonly of: number; make(): unknown; get(): unknown; set(value: unknown): void }

const { log, open, firsts, inside, set, done, budget, dearest }: Showing = JSON.parse(
  readFileSync(process.env['MUTANTS'] ?? '', 'utf8'),
)
const note = (line: string) => appendFileSync(log, `${line}\n`)
const unfound = new Set(Object.keys(open).map(Number))
const seen = new Set(done)
const spent = new Map<number, number>()
/** Mutants passed by where modules are loaded: shown to each test. */
const loaded = new Set<number>()
const none = -1
let reached = loaded
const constants: Constant[] = []
const mutants = {
  constants,
  on: none,
  rounds: 0,
  reach: (n: number) => reached.add(n),
}
Object.assign(globalThis, { mutants })

/** [until processor ms, until wall ms] of the mutant that is on. */
const limits = new Float64Array(new SharedArrayBuffer(16))
/** Ends a mutant that loops or never answers. */
new Worker(
  `const { limits } = require('node:worker_threads').workerData
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    const isOver = (user + system) / 1000 > limits[0] || Date.now() > limits[1]
    if (limits[0] > 0 && isOver) process.kill(process.pid, 'SIGKILL')
  }, 500)`,
  { eval: true, workerData: { limits } },
).unref()

/** Milliseconds that the worker computed: others share the machine. */
function processor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function limited(cost: number): void {
  limits[1] = Date.now() + 120_000 + cost * 40
  limits[0] = processor() + 2_000 + cost * 10
}

/** Runs each test, then again with each mutant that it reaches. */
// biome-ignore lint/style/noDefaultExport: the test runner takes the default.
export default class MutantRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test)
    const id = `${set} ${test.fullName}`
    if (seen.has(id)) return
    fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })
    const mine = new Set<number>()
    reached = mine
    const begun = processor()
    await run()
    const cost = processor() - begun
    reached = loaded
    if (cost > dearest) return
    const files = new Set(inside[test.file.name])
    await show(run, { mine, cost, id, isInside: (n) => files.has(fileOf(n)) })
    note(`t ${id}`)
  }
}

type Asked = {
  readonly mine: ReadonlySet<number>
  readonly cost: number
  readonly id: string
  isInside(n: number): boolean
}

const fileOf = (n: number): number => firsts.findLast((first) => first <= n) ?? 0

async function show(run: () => unknown, { mine, cost, id, isInside }: Asked): Promise<void> {
  const all = [...new Set([...mine, ...[...loaded].filter(isInside)])].filter(
    (n) => unfound.has(n) && (spent.get(n) ?? 0) + cost < budget,
  )
  // With constants made anew and nothing changed it must hold.
  if (all.length === 0 || (await isFound(run, none, all))) return
  const found: number[] = []
  for (const n of all) {
    limited(cost)
    note(`s ${open[n]}`)
    const which = mine.has(n) && !loaded.has(n) ? [n] : all
    if (await isFound(run, n, which)) found.push(n)
    else spent.set(n, (spent.get(n) ?? 0) + cost)
    note(`e ${open[n]}`)
    limits[0] = 0
  }
  // A mutant may have spoilt what the test shares with others.
  if (found.length > 0 && (await isFound(run, none, []))) {
    note(`t ${id}`)
    process.kill(process.pid, 'SIGKILL')
  }
  for (const n of found) {
    unfound.delete(n)
    note(`f ${open[n]}`)
  }
}

async function isFound(run: () => unknown, n: number, which: readonly number[]): Promise<boolean> {
  const files = new Set(which.map(fileOf))
  const mine = which.length === 1 ? constants.filter(({ of }) => files.has(of)) : constants
  const before = mine.map((one) => one.get())
  mutants.on = n
  mutants.rounds = 0
  const was = reached
  reached = new Set()
  try {
    for (const one of mine) one.set(one.make())
    await run()
    return false
  } catch {
    return true
  } finally {
    mutants.on = none
    reached = was
    for (const [i, one] of mine.entries()) one.set(before[i])
  }
}
