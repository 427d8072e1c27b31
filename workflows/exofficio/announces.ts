import { fillBoth } from '#law/bilingual.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'
import type { ExOfficio } from './case.ts'
import { isRevocation } from './revocation.ts'
import { decidedOn } from './rules/claims.ts'
import { said } from './said.ts'

/** Days the reasons stand: ours, since 行政处罚法 48 names no time. */
const daysUp = 30

/** Publishes reasons for a withdrawn public penalty, without names (行政处罚法 48). */
export function announces(
  action: string,
  data: ExOfficio,
  at: number,
  record: RecordFile | null,
): readonly PublicNotice[] {
  const { proposal, platform } = data
  if (action !== 'announce' || !isRevocation(data) || proposal === null || record === null) return []
  if (record.subject.kind === 'person') return []
  const on = shanghaiDay(at)
  const did = proposal.verdict === 'decisionChanged' ? said.changedAnnounced : said.withdrawnAnnounced
  // Without subject and number: ended records are not found (ADR 10).
  const values = { authority: record.authority.raw, decided: decidedOn(record) ?? '', did, reason: proposal.reason }
  const text = fillBoth(said.announced, values).zh
  return [{ kind: 'withdrawal', text, unit: proposal.unit || platform, publicUntil: addDays(on, daysUp) }]
}
