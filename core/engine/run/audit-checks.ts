import { lastAudited, nightAudit, type WholeAudit } from '#engine/proof/audited.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { fillBoth, joinBoth, two } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { checkWords } from '#words/check-words.ts'
import type { Finding } from './host-tools.ts'

const { audit: words } = checkWords
const day = 24 * 3_600_000

/** Finding of the last whole audit. */
export async function auditCheck(store: Pick<StoreReader, 'table' | 'clock'>): Promise<Finding> {
  const now = store.clock.now()
  const night = await nightAudit(store)
  const last = night?.last ?? null
  if (last !== null && last.found > 0) return { code: 'audit', level: 'error', ...differing(last) }
  const ended = night ? lastAudited(night) : now
  // None ends in days to come.
  const since = ended > now + 2 * day ? 0 : ended
  const what = last === null ? words.none : fillBoth(words.agrees, countsOf(last))
  return now - since > 3 * day
    ? { code: 'audit', level: 'warning', what, remedy: words.still }
    : { code: 'audit', level: 'ok', what, remedy: null }
}

function differing(last: WholeAudit): Pick<Finding, 'what' | 'remedy'> {
  const first = joinBoth(last.first, two('；', '; '))
  return { what: fillBoth(words.differs, { ...countsOf(last), first }), remedy: words.remedy }
}

const countsOf = ({ ended, rows, items, found }: WholeAudit) => ({ on: sayDay(shanghaiDay(ended)), rows, items, found })
