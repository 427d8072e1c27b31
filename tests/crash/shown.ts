import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import type { Showing } from './mutant-runner.ts'
import { stateFile } from './progress.ts'

/** Mutants to show, and where each file's begin. */
export type Chosen = {
  readonly keys: ReadonlyMap<number, string>
  readonly firsts: readonly number[]
  readonly set: string
}

/** Milliseconds of tests that a mutant is shown. */
const budget = 3_000
/** Milliseconds of a quick test; dear ones come later. */
const quick = 100

/** Verdicts, which outlive the run. */
const verdicts = (): string => `${stateFile}.mutants`
const note = (line: string) => appendFileSync(verdicts(), `${line}\n`)
export function known() {
  const lines = existsSync(verdicts()) ? readFileSync(verdicts(), 'utf8').trim().split('\n') : []
  const of = (sign: string) => lines.filter((line) => line.startsWith(`${sign} `)).map((line) => line.slice(2))
  const last = lines.at(-1) ?? ''
  return {
    found: new Set(of('f')),
    done: of('t'),
    on: last.startsWith('s ') ? last.slice(2) : null,
    lines: lines.length,
  }
}

/** Shows each test all that it reaches. */
export async function shown(
  copy: string,
  inside: ReadonlyMap<string, readonly number[]>,
  { keys, firsts, set }: Chosen,
): Promise<void> {
  const tests = [...inside.keys()]
  const file = join(copy, 'mutants.json')
  process.env['MUTANTS'] = file
  const vitest = await vitestOf(copy, tests)
  try {
    for (const dearest of [quick, Infinity])
      for (let isOver = false; !isOver; ) {
        const { found, done, on, lines } = known()
        if (on !== null) note(`f ${on}`)
        const open = [...keys].filter(([, key]) => !found.has(key) && key !== on)
        const mine = done.filter((one) => one.startsWith(`${set} `))
        const showing: Showing = {
          ...{ log: verdicts(), open: Object.fromEntries(open), firsts, inside: Object.fromEntries(inside) },
          ...{ set, done: mine, budget, dearest },
        }
        writeFileSync(file, JSON.stringify(showing))
        console.error(`${open.length} of ${keys.size} open, ${mine.length} tests done, ${tests.length} files`)
        isOver = open.length === 0 || (await vitest.run())
        if (!isOver && known().lines === lines) throw new Error('the tests do not run')
      }
  } finally {
    await vitest.close()
  }
}

/** One worker, by the runner of mutants. */
async function vitestOf(copy: string, tests: readonly string[]) {
  const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const
  const vitest: Vitest = await createVitest(
    'test',
    {
      ...{ root: copy, config: false as const, watch: false, maxWorkers: 1, isolate: false, include: [...tests] },
      ...{ setupFiles: ['tests/support/seed.ts'], runner: join(copy, 'tests/crash/mutant-runner.ts') },
      ...{ testTimeout: 600_000, hookTimeout: 600_000, reporters: [{}], sequence: { sequencer: Given } },
    },
    { oxc },
  )
  return {
    close: () => vitest.close(),
    /** False: its worker ended early. */
    async run(): Promise<boolean> {
      const all = await vitest.globTestSpecifications()
      const at = ({ moduleId }: TestSpecification) => tests.indexOf(moduleId.slice(copy.length + 1))
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(all.toSorted((a, b) => at(a) - at(b)))
      for (const one of testModules)
        for (const test of one.children.allTests('failed')) console.error(`failed by itself: ${test.fullName}`)
      return unhandledErrors.length === 0
    },
  }
}

/** In the order given: near ones first. */
class Given {
  sort = async (files: TestSpecification[]) => files
  shard = this.sort
}
