import type { Difference, Partition } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { Fault } from '#law/fault.ts'
import type { Found } from '../compare.ts'

/** Unreadable rows: damaged of a log, else malformed. */
export const unreadIn = ({ unread = [] }: Partition): readonly Found[] =>
  unread.map(({ pk, sk, log }) => ({
    kind: kindOf({ pk, sk }) ?? 'log',
    code: log ? ('damaged' as const) : ('malformed' as const),
    key: { pk, sk },
    fields: ['body'],
  }))

/** Says an unreadable row that several partitions need. */
export async function* orUnreadable(of: AsyncIterable<Difference>): AsyncGenerator<Difference> {
  try {
    yield* of
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'storedForm') throw error
    yield { kind: 'log', code: 'damaged', key: { pk: '', sk: '' }, about: null, fields: [error.message] }
  }
}
