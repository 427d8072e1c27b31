import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node'
import { traced } from './traced.ts'

/** Tests beside one source file that changes. */
export type Shown = {
  /** Without a place: shown to all. */
  isGreen(text: string, place?: number): Promise<boolean>
  close(): Promise<void>
}

const patience = 300_000
/** Test files shown a mutant first. */
const atFirst = 3

/** Unit tests that reach the file, or those named. */
export async function shownTo(copy: string, path: string, folders: readonly string[]): Promise<Shown> {
  const file = join(copy, path)
  const source = readFileSync(file, 'utf8')
  const project = folders.length > 0 ? 'short' : 'unit'
  const vitest = await createVitest('test', {
    ...{ root: copy, project, watch: false, bail: 1, maxWorkers: 1, passWithNoTests: true },
    reporters: [{}],
  })
  const reaching = await specifications(vitest, file, folders)
  if (reaching.length === 0) throw new Error(`no test reaches ${path}`)
  const show = async (text: string, to: readonly TestSpecification[]): Promise<readonly TestModule[] | null> => {
    writeFileSync(file, text)
    vitest.invalidateFile(file)
    const isLate = setTimeout(endWorkers, patience)
    try {
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...to])
      const ran = testModules.filter((one) => to.some(({ moduleId }) => moduleId === one.moduleId))
      const isGreen = unhandledErrors.length === 0 && ran.length > 0 && ran.every((one) => one.ok())
      return isGreen ? ran : null
    } finally {
      clearTimeout(isLate)
    }
  }
  const { order, callersOf } = await learned(join(copy, path), source, { show, reaching })
  return {
    async isGreen(text, place) {
      const callers = order.filter(({ moduleId }) => place === undefined || callersOf(place)?.has(moduleId) !== false)
      // Most mutants end at the quickest: others are spared.
      for (const some of [callers.slice(0, atFirst), callers.slice(atFirst)])
        if (some.length > 0 && (await show(text, some)) === null) return false
      return true
    },
    close: () => vitest.close(),
  }
}

type Showing = {
  show(text: string, to: readonly TestSpecification[]): Promise<readonly TestModule[] | null>
  readonly reaching: readonly TestSpecification[]
}

/** Runs all once: how long each takes, and which functions it calls. */
async function learned(file: string, source: string, { show, reaching }: Showing) {
  const hits = `${file}.hits`
  const { text, functionAt } = traced(file, source, hits)
  const ran = await show(text, reaching)
  // Else each mutant would seem to be found.
  if (ran === null) throw new Error(`the tests of ${file} fail by themselves`)
  const lines = existsSync(hits) ? readFileSync(hits, 'utf8').trim().split('\n') : []
  const callers = new Map<number, Set<string>>()
  for (const line of lines) {
    const [n = '', by = ''] = line.split(/ (.*)/s)
    callers.set(Number(n), (callers.get(Number(n)) ?? new Set()).add(by))
  }
  const own = basename(file).replace(/\.tsx?$/, '.test.ts')
  const cost = new Map(ran.map((one) => [one.moduleId, basename(one.moduleId) === own ? 0 : costOf(one)]))
  const order = reaching.toSorted((a, b) => (cost.get(a.moduleId) ?? 0) - (cost.get(b.moduleId) ?? 0))
  return {
    order,
    /** Null: at the top of the file, for all. */
    callersOf: (place: number): ReadonlySet<string> | null => {
      const n = functionAt(place)
      return n === null ? null : (callers.get(n) ?? new Set())
    },
  }
}

function costOf(one: TestModule): number {
  const { duration, collectDuration } = one.diagnostic()
  return duration + collectDuration
}

async function specifications(
  vitest: Vitest,
  file: string,
  folders: readonly string[],
): Promise<readonly TestSpecification[]> {
  if (folders.length > 0) return vitest.globTestSpecifications([...folders])
  vitest.config.related = [file]
  return vitest.getRelevantTestSpecifications()
}

/** Ends a mutant that loops: own children alone. */
function endWorkers(): void {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
  for (const pid of children.trim().split(' ').filter(Boolean)) process.kill(Number(pid), 'SIGKILL')
}
