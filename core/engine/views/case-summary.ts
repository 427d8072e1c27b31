import { type OwnLimit, ownLimits, rowLimit } from '#engine/case/own-limits.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { hasDay } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName, plain } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { closingWords, endingName } from './closing-words.ts'
import type { CaseSummary } from './view.ts'

/** A case in a list, under the limit its reader owes. */
export function caseSummary(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  record: RecordFile | null,
  seats: readonly Holder[] = [],
): CaseSummary {
  const today = shanghaiDay(engine.clock.now())
  const first = file.closed ? null : rowLimit(procedure, file, seats)
  const due = first?.clock.due ?? null
  const outcome = file.state === 'closed' ? endingName(procedure, file.data) : null
  return {
    id: file.id,
    number: file.number,
    title: procedure.pages.words.title,
    subjectName: record?.subject.name ?? '',
    recordTitle: record ? recordTitle(record) : '',
    state: file.state,
    stateName: stateName(procedure, file),
    holderName: holderName(engine, file.holder),
    openedAt: file.openedAt,
    due,
    dueName: first?.name ?? null,
    statutory: first?.statutory ?? null,
    owedByName: first && holderName(engine, first.clock.owedBy),
    beside: first ? besides(ownLimits(procedure, file, seats), first) : [],
    provisional: first?.clock.provisional ?? false,
    overdue: due !== null && due < today && first?.clock.provisional !== true,
    closed: file.closed,
    ...(outcome && { outcome }),
  }
}

/** Seats by whose limits the applicant's side reads: its own where it holds the case. */
export const heldBySide = ({ holder }: Pick<CaseFile, 'holder'>): readonly Holder[] =>
  holder.role === 'applicant' ? [holder] : []

const stateName = (procedure: Procedure, { state, data }: CaseFile): Bilingual =>
  closingWords(procedure, procedure.pages.show(data).ending)[state] ??
  procedure.pages.words.states[state] ??
  plain(state)

const besides = (own: readonly OwnLimit[], first: OwnLimit): CaseSummary['beside'] =>
  own
    .filter(({ clock }) => clock.rule !== first.clock.rule)
    .flatMap(({ name, clock, statutory, optional }) =>
      hasDay(clock) ? [{ name, due: clock.due, statutory, optional }] : [],
    )
