import { addDays, shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'
import type { ExOfficio } from './case.ts'
import { isRevocation } from './revocation.ts'
import { decidedOn } from './rules/claims.ts'

/** Days the reasons stand: ours, since 行政处罚法 48 names no time. */
const daysUp = 30

/** The reasons for withdrawing a penalty, in public (行政处罚法 48): of what was public, and naming no person. */
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
  // Neither subject nor number: an ended record is found by nothing (ADR 10).
  const text = `${record.authority.raw}于${decidedOn(record) ?? ''}作出的一项行政处罚决定${did}。理由：${proposal.reason}`
  return [{ kind: 'withdrawal', text, unit: proposal.unit || platform, publicUntil: addDays(on, daysUp) }]
}
