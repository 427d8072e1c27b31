import { z } from 'zod'
import { applyChange } from '#records/publicity/change.ts'
import { correctionFaults } from '#records/publicity/correction-faults.ts'
import { isOver } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import { type Answer, AnswerCode, type Item } from './item.ts'
import { concernsDecision, corrects, recordChanges } from './outcome.ts'
import type { Refusal, RefusalCode } from './refusal.ts'

/** Typed by a person, for the applicant. */
export const reason = z.string().trim().min(1).max(2000)
export const documentChecked = z.string().trim().min(1).max(500)

export const Proposed = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        item: z.string(),
        code: AnswerCode,
        reason,
        documentChecked,
        value: z.string().trim().max(4000).nullable(),
        /** For 06: the decision was produced and read; why it is unverifiable. */
        documentProduced: z.boolean(),
      }),
    )
    .max(20),
})
export type Proposed = z.infer<typeof Proposed>

type Judging = {
  readonly record: RecordFile | null
  readonly unit: string
  readonly by: string
  readonly at: number
  /** Tells whether 05 may be said of the decision itself (ADR 12). */
  mayMaintain(item: Item): boolean
  /** Opened all evidence, as maintaining and correcting require. */
  readonly hasOpenedAll: boolean
}

/** Sets the answers proposed; items nobody answered stay. */
export function answered(items: readonly Item[], answers: Proposed['answers'], unit: string, by: string): Item[] {
  const mine = new Map(answers.map((answer) => [answer.item, answer]))
  return items.map((item) => {
    const answer = mine.get(item.id)
    return answer ? { ...item, proposed: answerOf(answer, unit, by) } : item
  })
}

type Before = {
  readonly items: readonly Item[]
  readonly proposal: { readonly by: string; readonly refusal?: string | null } | null
}

/** Four eyes item by item: several authors are possible (ADR 11). */
export function proposers({ items, proposal }: Before): readonly string[] {
  const answering = items.filter(({ answer }) => answer === null).flatMap(({ proposed }) => proposed?.by ?? [])
  const isRefusal = proposal?.refusal != null
  return [...(proposal === null ? [] : [proposal.by]), ...(isRefusal ? [] : answering)]
}

/** Reason a proposal cannot stand, with the field at fault. */
export function proposalRefusal(
  items: readonly Item[],
  answers: Proposed['answers'],
  judging: Judging,
): RefusalCode | Refusal | null {
  const open = new Map(items.filter((item) => item.answer === null).map((item) => [item.id, item]))
  const proposed = answered(items, answers, judging.unit, judging.by)
  if (answers.some((answer) => !open.has(answer.item))) return 'malformed'
  if (!proposed.some((item) => item.answer === null && item.proposed !== null)) return 'allItemsNeedAnswers'
  for (const answer of answers) {
    const item = open.get(answer.item)
    const refusal = item ? answerRefusal(item, answer, judging) : null
    if (refusal) return refusal
  }
  const unread = readGate(answers, judging.hasOpenedAll)
  if (unread) return unread
  return judging.record ? correctionRefusal(proposed, judging.record, judging.at) : null
}

function answerRefusal(
  item: Item,
  answer: Proposed['answers'][number],
  judging: Judging,
): RefusalCode | Refusal | null {
  if (answer.code === '07') return 'malformed'
  if (answer.code === '06' && !answer.documentProduced) return 'unverifiableNeedsDocument'
  if (answer.code === '05' && concernsDecision(item) && !judging.mayMaintain(item)) return 'determinerMustAnswer'
  if (answer.code === '01' || answer.code === '02') {
    if (item.field === null) return ['E1', 'E5', 'E11'].includes(item.ground) ? null : 'noField'
    if (!answer.value) return { code: 'correctionNeedsValue', fields: { [valueField(item)]: 'required' } }
  }
  return null
}

/** Nobody maintains or corrects unread: decision produced, evidence opened. */
export function readGate(answers: Proposed['answers'], hasOpenedAll: boolean): RefusalCode | null {
  const maintained = answers.filter(({ code }) => code === '05')
  const corrected = answers.filter(({ code }) => code === '01' || code === '02')
  const isUnread = ({ documentProduced }: Proposed['answers'][number]) => !documentProduced
  if (maintained.some(isUnread)) return 'maintainNeedsDocument'
  if (corrected.some(isUnread)) return 'correctionNeedsDocument'
  if (hasOpenedAll) return null
  return maintained.length > 0 ? 'maintainNeedsOpened' : corrected.length > 0 ? 'correctionNeedsOpened' : null
}

/** The correction is tried on the record before it is proposed. */
function correctionRefusal(items: readonly Item[], record: RecordFile, at: number): Refusal | null {
  if (isOver(record)) return null
  const judged = items.map((item) => ({ ...item, answer: item.answer ?? item.proposed }))
  for (const change of recordChanges(judged, record, 'trial', at)) {
    const applied = applyChange(record, change, at)
    if (applied.kind !== 'refused') continue
    const fields = judged.filter(corrects).map((item) => ({ name: valueField(item), column: item.field }))
    return { code: 'correctionRefused', fields: correctionFaults(record, change, applied, { at, fields }) }
  }
  return null
}

/** Name of the form's field for an item's right value. */
const valueField = ({ id }: Item) => `value.${id}`

const answerOf = (
  { code, reason, documentChecked, value }: Proposed['answers'][number],
  unit: string,
  by: string,
): Answer => ({
  code,
  unit,
  by,
  documentChecked,
  reason,
  value,
})
