import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node'

/** Tests beside one source file that changes. */
export type Shown = { isGreen(text: string): Promise<boolean>; close(): Promise<void> }

const patience = 300_000

/** Unit tests that reach the file, or those named. */
export async function shownTo(copy: string, path: string, folders: readonly string[]): Promise<Shown> {
  const file = join(copy, path)
  const project = folders.length > 0 ? 'short' : 'unit'
  const vitest = await createVitest('test', {
    ...{ root: copy, project, watch: false, bail: 1, maxWorkers: 1, passWithNoTests: true },
    reporters: [{}],
  })
  const specifications = await reaching(vitest, file, folders)
  if (specifications.length === 0) throw new Error(`no test reaches ${path}`)
  return {
    async isGreen(text) {
      writeFileSync(file, text)
      vitest.invalidateFile(file)
      const isLate = setTimeout(endWorkers, patience)
      try {
        const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...specifications])
        const ran = testModules.filter((one) => specifications.some(({ moduleId }) => moduleId === one.moduleId))
        return unhandledErrors.length === 0 && ran.length > 0 && ran.every((one) => one.ok())
      } finally {
        clearTimeout(isLate)
      }
    },
    close: () => vitest.close(),
  }
}

async function reaching(
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
