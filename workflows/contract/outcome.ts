import { shanghaiDay } from '#law/day.ts'
import { layouts } from '#records/layout.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import { currentFields, type Fields, type RecordFile } from '#records/record.ts'
import type { Item } from './item.ts'

const removing = new Set(['03', '04', '08'])
const correcting = new Set(['01', '02'])
/** Upheld, these end publicity, whatever the unit's answer is called (ADR 10). */
const alwaysEnds = new Set(['E1', 'E5', 'E11'])
/** Only the determining unit may maintain these: the decision itself (ADR 12). */
const ofTheDecision = new Set(['E8', 'E10', 'E12', 'E13'])
const isOfDecision = (field: string) => layouts().some(({ decided }) => decided.includes(field))

type Judged = Pick<Item, 'field' | 'ground' | 'shown'> & {
  readonly answer: { readonly code: string; readonly value: string | null } | null
}

export const removes = ({ ground, answer }: Judged): boolean =>
  answer !== null && (removing.has(answer.code) || (alwaysEnds.has(ground) && correcting.has(answer.code)))

export const corrects = (item: Judged): boolean =>
  item.answer !== null && correcting.has(item.answer.code) && !removes(item)

export const isUnverifiable = ({ answer }: Judged): boolean => answer?.code === '06'

export const concernsDecision = ({ field, ground }: Pick<Item, 'field' | 'ground'>): boolean =>
  ofTheDecision.has(ground) || (field !== null && isOfDecision(field))

/** Another case put the right value there since filing. */
const isDoneAlready = ({ field, shown, answer }: Judged, { [field ?? '']: now = '' }: Fields): boolean =>
  field !== null && now !== shown && now === answer?.value

/** Changes the record: one ending, or one version with every upheld value. */
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
