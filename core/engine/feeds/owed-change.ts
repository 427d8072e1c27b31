import type { LogRow } from '#engine/case/log-item.ts'
import { RecordChange } from '#records/publicity/change.ts'
import type { CopyRule } from './copy-limits.ts'

/** Change that recipients have to follow, and the case that made it. */
export type OwedChange = { readonly change: string; readonly rule: CopyRule; readonly caseId: string | null }

/** Corrections, ends and returns; neither imports nor marks. */
export function owedChange({ entry, payload }: LogRow): OwedChange | null {
  const change = entry.type.replace(/^record\./, '')
  const rule = rules[change]
  if (rule === undefined || entry.seq === 1) return null
  const read = RecordChange.safeParse(payload?.data.event)
  const event = read.success ? read.data : null
  if (event?.kind === 'barred' && event.restores !== true) return null
  const caseId = event && 'caseId' in event ? (event.caseId ?? null) : null
  // 异议成立而撤下 is a correction too.
  const isRemoval = event?.kind === 'ended' && event.reason === 'removed'
  return { change, rule: isRemoval ? 'A6' : rule, caseId }
}

const rules: Readonly<Record<string, CopyRule>> = {
  corrected: 'A6',
  // A third value of an import, by a person's decision.
  imported: 'A6',
  ended: 'B6',
  restored: 'B6',
  barred: 'B6',
  stopped: 'B6',
  resumed: 'B6',
  sealed: 'B6',
  unsealed: 'B6',
}
