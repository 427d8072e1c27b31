/** Arguments of `--quick` and `--smallest`, and bundling for JSX. */
export type Bench = {
  readonly bundled?: true
  /** Its smallest form takes long, so that `test:long` runs it. */
  readonly long?: true
  readonly full: readonly string[]
  readonly quick: readonly string[]
  /** Seconds, run by `tests/bench/smallest.test.ts`; its figures say nothing. */
  readonly smallest: readonly string[]
}

const short = ['--rounds', '1', '--seconds', '2']
const shortest = ['--rounds', '1', '--seconds', '0.2', '--levels', '1,4']

export const benches: Readonly<Record<string, Bench>> = {
  page: { bundled: true, full: [], quick: [], smallest: [] },
  lists: {
    ...{ bundled: true, full: [], quick: ['--large', '10000', '--same', '100'] },
    smallest: ['--small', '20', '--large', '40', '--reads', '2', '--same', '20'],
  },
  paint: { long: true, full: [], quick: [], smallest: ['--visits', '1', '--pages', '1'] },
  overload: { long: true, full: [], quick: [], smallest: ['--seconds', '1'] },
  memory: { long: true, full: [], quick: ['--seconds', '3'], smallest: ['--bodies', '20', '--seconds', '0.5'] },
  due: {
    full: [],
    quick: ['--small', '100000', '--large', '1000000', '--reads', '500'],
    smallest: ['--small', '2000', '--large', '20000', '--reads', '20', '--lengths', '1,10', '--rounds', '1'],
  },
  ledger: { full: [], quick: ['100000'], smallest: ['10000'] },
  engine: {
    full: ['--waiting', '100000'],
    quick: short,
    smallest: [...shortest, '--waiting', '20', '--bytes', '50'],
  },
  peers: { full: [], quick: short, smallest: [...shortest, '--shared', 'nowhere'] },
  import: { full: [], quick: ['--rounds', '3'], smallest: ['--rounds', '1', '--doors', 'http-public'] },
  'hot-keys': { full: [], quick: ['--cases', '50'], smallest: ['--cases', '3'] },
  sealer: { long: true, full: [], quick: ['--rows', '1000'], smallest: ['--rows', '60'] },
  kept: { full: [], quick: ['--cases', '4'], smallest: ['--cases', '1'] },
  audit: { long: true, full: [], quick: ['--rows', '5000'], smallest: ['--rows', '100'] },
  served: {
    full: [],
    quick: ['--filings', '20', '--rounds', '1'],
    smallest: ['--filings', '2', '--rounds', '1', '--records', '1'],
  },
  exchange: {
    long: true,
    full: ['--rows', '100000', '--held', '1000000'],
    quick: ['--rows', '10000'],
    smallest: ['--rows', '100', '--seconds', '0.5', '--held', '200'],
  },
  'import-follow': { long: true, full: [], quick: ['--rows', '2000'], smallest: ['--rows', '100', '--every', '1'] },
}
