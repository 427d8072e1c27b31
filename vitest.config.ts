import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const slow = [
  ...['tests/browser/', 'tests/bench/', 'cli/backup', 'tests/crash/', 'tests/pairs/', 'tests/world/', 'tests/races/'],
  ...['cli/', 'tests/store/', 'tests/conformance/'],
]

/** Slowest first, so that no core waits at the end. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = slow.findIndex((part) => moduleId.includes(part))
      return found < 0 ? slow.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

const roots = '{core,packages,workflows,functions,web,hosts,cli,infra,cloud,tests}/**'
const never = ['tests/architecture/planted/**', 'node_modules/**']
const reports = process.env['LEFT_WORKERS_REPORTS']
const long = '**/*.long.test.{ts,tsx}'

/** Pure tests, answering in half a minute; ledger mutations take longer. */
const pure = '{core,packages,workflows,web}/**/*.test.{ts,tsx}'
const slowest = 'core/ledger/verify.test.ts'

/** `npm run coverage`: what the unit project alone reaches today, rounded down. */
const thresholds = {
  'packages/deadline/src/**': { lines: 98, branches: 94 },
  'core/engine/case/**': { lines: 87, branches: 74 },
}

/** `test:unit`; `test` with short; `test:long`: files `*.long.test.ts`. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // Lets a worker that stays tell where (scripts/left-workers.mjs).
    execArgv: reports ? ['--report-on-signal', `--report-directory=${reports}`] : [],
    setupFiles: ['tests/support/seed.ts'],
    coverage: {
      provider: 'v8',
      include: ['core/**/*.ts', 'packages/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'dist/coverage',
      thresholds,
    },
    sequence: { sequencer: SlowestFirst },
    projects: [
      // No file has a worker of its own: a third of the time.
      { extends: true, test: { name: 'unit', include: [pure], exclude: [...never, long, slowest], isolate: false } },
      {
        extends: true,
        test: {
          name: 'short',
          include: ['{functions,hosts,cli,infra,cloud,tests}/**/*.test.{ts,tsx}', slowest],
          exclude: [...never, long],
          isolate: false,
        },
      },
      {
        extends: true,
        // The town at 1,001 is built for minutes, longer beside others.
        test: {
          name: 'long',
          include: [`${roots}/*.long.test.{ts,tsx}`],
          exclude: never,
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
        },
      },
    ],
  },
})
