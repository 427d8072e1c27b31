import { shanghaiDay } from '#law/day.ts'
import { layouts } from '#records/layout.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import { currentFields, type Fields, type RecordFile } from '#records/record.ts'
import type { Item } from './item.ts'

const removing = new Set(['03', '04', '08'])
const correcting = new Set(['01', '02'])
/** Upheld, these never leave the record public, whatever the unit calls its answer (ADR 10). */
const alwaysEnds = new Set(['E1', 'E5', 'E11'])
/** Grounds that only the determining unit can have maintained (ADR 12): the decision itself. */
const ofTheDecision = new Set(['E8', 'E10', 'E12', 'E13'])
const decisionFields = new Set(layouts.flatMap(({ decided }) => decided))

type Judged = Pick<Item, 'field' | 'ground' | 'shown'> & {
  readonly answer: { readonly code: string; readonly value: string | null } | null
}

export const removes = ({ ground, answer }: Judged): boolean =>
  answer !== null && (removing.has(answer.code) || (alwaysEnds.has(ground) && correcting.has(answer.code)))

export const corrects = (item: Judged): boolean =>
  item.answer !== null && correcting.has(item.answer.code) && !removes(item)

export const isUnverifiable = ({ answer }: Judged): boolean => answer?.code === '06'

export const concernsDecision = ({ field, ground }: Pick<Item, 'field' | 'ground'>): boolean =>
  ofTheDecision.has(ground) || (field !== null && decisionFields.has(field))

/** Another case has put the right value there since this one was filed. */
const isDoneAlready = ({ field, shown, answer }: Judged, { [field ?? '']: now = '' }: Fields): boolean =>
  field !== null && now !== shown && now === answer?.value

/** Changes the answers make to the record: one ending, or one corrected version with every upheld value. */
export function recordChanges(
  items: readonly Judged[],
  record: RecordFile,
  caseId: string,
  at: number,
): RecordChange[] {
  if (items.some(removes)) return [{ kind: 'ended', reason: 'removed', on: shanghaiDay(at), caseId }]
  const upheld = items.filter(corrects)
  const before = currentFields(record)
  if (upheld.every((item) => isDoneAlready(item, before))) return []
  const fields = { ...before }
  for (const { field, answer } of upheld) if (field !== null && answer?.value != null) fields[field] = answer.value
  return [
    {
      kind: 'corrected',
      caseId,
      fields,
      answer: upheld.every((item) => item.answer?.code === '02') ? '02' : '01',
      ...(upheld.some((item) => item.ground === 'E8') ? { decisionChanged: true as const } : {}),
    },
  ]
}
