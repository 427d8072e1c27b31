import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { fieldOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import type { Fact, Shown, ShownAnswer, UnitFact } from '#workflows/contract/shown-case.ts'
import type { AnswerView, CaseView } from './view.ts'

type Parts = { readonly file: CaseFile; readonly record: RecordFile | null; readonly isApplicant: boolean }
type ShownView = Pick<
  CaseView,
  | 'channel'
  | 'facts'
  | 'explanation'
  | 'items'
  | 'supplement'
  | 'inquiry'
  | 'proposal'
  | 'statement'
  | 'counter'
  | 'ending'
>

/** Shows units by name; keeps proposals, inquiries and officers' names for staff. */
export function shownView(engine: Engine, shown: Shown, { file, record, isApplicant }: Parts): ShownView {
  const unitName = (id: string | null) => nameOfUnit(engine, id)
  const stood = record?.versions.findLast(({ at }) => at <= file.openedAt)?.fields ?? {}
  const named = (fact: Fact | UnitFact): Fact | [] => {
    if ('unit' in fact) return { name: fact.name, value: unitName(fact.unit) }
    const { column, unlessStood, ...plainFact } = fact
    return unlessStood && column !== undefined && stood[column] === fact.value ? [] : plainFact
  }
  // Keeps a withheld record out of its entries.
  const isWithheld = record === null && file.recordId !== null
  const answer = (given: ShownAnswer | null): AnswerView | null =>
    given && { ...given, unitName: unitName(given.unit), ...(isWithheld && { value: null }) }
  return {
    channel: shown.channel ?? null,
    facts: [...heldFact(shown, isApplicant || !file.closed), ...(shown.facts ?? [])]
      .filter(({ staff }) => !staff || !isApplicant || shown.ending !== null)
      .flatMap(named),
    explanation: shown.explanation ?? '',
    items: (shown.items ?? []).map((item) => ({
      ...item,
      ...(isWithheld && { field: null, shown: '' }),
      fieldName: item.field === null || record === null ? null : fieldName(record.kind, item.field),
      proposed: isApplicant ? null : answer(item.proposed),
      answer: answer(item.answer),
    })),
    supplement: shown.supplement ?? null,
    inquiry: shown.inquiry && !isApplicant ? { ...shown.inquiry, unitName: unitName(shown.inquiry.unit) } : null,
    proposal:
      shown.proposal && (!isApplicant || shown.ending === 'refused')
        ? proposalView(shown.proposal, isApplicant, named)
        : null,
    statement: shown.statement ?? null,
    counter: shown.counter ? { ...shown.counter, unitName: unitName(shown.counter.unit) } : null,
    ending: shown.ending,
  }
}

/** Names the held row to its own side. */
const heldFact = ({ held }: Shown, isTold: boolean): readonly Fact[] =>
  held && isTold ? [{ name: heldRow, value: `${held.documentNumber} · ${held.authority}` }] : []

export const heldRow = two('暂未登记的记录', 'A record held back')

function proposalView(
  { facts, ...proposal }: NonNullable<Shown['proposal']>,
  isApplicant: boolean,
  named: (fact: Fact | UnitFact) => Fact | [],
): CaseView['proposal'] {
  return { ...proposal, ...(facts && { facts: facts.flatMap(named) }), byName: isApplicant ? '' : proposal.by }
}

function fieldName(kind: string, code: string): Bilingual {
  const field = fieldOf(kind, code)
  return field ? { zh: field.zh, en: field.en } : plain(code)
}
