import { addDays, shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'
import type { ExOfficio } from './case.ts'
import { isRevocation } from './revocation.ts'
import { decidedOn } from './rules/claims.ts'

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
  const did = proposal.verdict === 'decisionChanged' ? '已改为公示变更后的内容' : '已撤回该处罚信息'
  // Without subject and number: ended records are not found (ADR 10).
  const text = `${record.authority.raw}于${decidedOn(record) ?? ''}作出的一项行政处罚决定${did}。理由：${proposal.reason}`
  return [{ kind: 'withdrawal', text, unit: proposal.unit || platform, publicUntil: addDays(on, daysUp) }]
}
