import { addDays, addMonths, daysBetween, shanghaiDay } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import { isOver } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'
import type { Infringement } from './case.ts'

/** Actions of the chart, in the case's transaction. */
export function effects(
  action: string,
  _data: Infringement,
  at: number,
  caseId: string,
  record: RecordFile,
): readonly RecordChange[] {
  const on = shanghaiDay(at)
  const { stopped } = record.overlays
  if (action === 'stop') return record.ended !== null || stopped ? [] : [{ kind: 'stopped', caseId, on }]
  const resumed: readonly RecordChange[] = stopped?.caseId === caseId ? [{ kind: 'resumed', caseId }] : []
  if (action === 'resume') return resumed
  // An end by this case takes its stop along.
  return action === 'correct' ? (isOver(record) ? resumed : [removal(caseId, on)]) : []
}

const removal = (caseId: string, on: string): RecordChange => ({ kind: 'ended', caseId, reason: 'removed', on })

/** Puts the restoring notice up as long as the wrong was public. At least a day (ours), never beyond GD 43. */
export function announces(action: string, { remedy, wantsNotice, stop, owner }: Infringement, at: number) {
  if (action !== 'announce' || !wantsNotice || !remedy?.notice) return []
  const { text, shownFrom } = remedy.notice
  const today = shanghaiDay(at)
  const wrongFor = Math.max(1, daysBetween(shownFrom, stop?.on ?? today))
  const days = [addDays(today, wrongFor), addMonths(today, ruleOf('C4').length.n)].toSorted()
  const notice: PublicNotice = { kind: 'restoring', text, unit: owner.unit, publicUntil: days[0] ?? today }
  return [notice]
}
