import { chargeText } from '#engine/case/charge-words.ts'
import { charges, isLate } from '#engine/case/charges.ts'
import { isLive } from '#engine/case/clocks.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { formFor } from '#engine/case/form-for.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { rulesOf } from '#engine/case/on-rules.ts'
import { type OwnLimit, ownLimits, rowLimit } from '#engine/case/own-limits.ts'
import { promised } from '#engine/case/promised.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { caseTarget, isOnOwnSide, may, maySend } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { hasDay } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName, nameOfUnit, plain } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { explain } from '#law/explain.ts'
import { isStatutory, lengthOf } from '#law/time-limit.ts'
import { fieldOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Fact, Shown, ShownAnswer, UnitFact } from '#workflows/contract/shown-case.ts'
import { closingWords } from './closing-words.ts'
import { holderContact } from './holder-contact.ts'
import { progress } from './progress-view.ts'
import { recordView } from './record-view.ts'
import { remediesView } from './remedies-view.ts'
import { timeline } from './timeline.ts'
import { unitChoices } from './unit-choices.ts'
import type { AnswerView, CaseSummary, CaseView, ClockView } from './view.ts'

type Parts = {
  readonly file: CaseFile
  readonly record: RecordFile | null
  readonly log: readonly LogRow[]
  readonly files: readonly StoredFile[]
  /** Every paper of the case. */
  readonly papers: readonly Paper[]
  readonly viewer: Person
}

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
  }
}

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

/** A case for its applicant or a unit; staff see more. */
export function caseView(
  engine: Engine,
  procedure: Procedure,
  { file, record, log, files, papers, viewer }: Parts,
): CaseView {
  const isApplicant = isOnOwnSide(viewer, file)
  const shown = procedure.pages.show(file.data)
  const unitName = (id: string | null) => nameOfUnit(engine, id)
  const named = (fact: Fact | UnitFact): Fact =>
    'unit' in fact ? { name: fact.name, value: unitName(fact.unit) } : fact
  // Keeps a withheld record out of its entries.
  const isWithheld = record === null && file.recordId !== null
  const answer = (given: ShownAnswer | null): AnswerView | null =>
    given && { ...given, unitName: unitName(given.unit), ...(isWithheld && { value: null }) }
  const summary = caseSummary(engine, procedure, file, record, isApplicant ? [] : viewer.roles)
  const entries = timeline(engine, procedure, { file, record, log }, isApplicant)
  const evidence = new Set(shown.evidence.map(({ key }) => key))
  return {
    ...summary,
    progress: progress(procedure, file, log, summary.due),
    justDone: justDone(engine, log, entries, viewer),
    procedure: procedure.id,
    seq: file.seq,
    isMain: procedure.pages.isMain === true,
    channel: shown.channel ?? null,
    facts: [...heldFact(shown, isApplicant || !file.closed), ...(shown.facts ?? [])]
      .filter(({ staff }) => !staff || !isApplicant || shown.ending !== null)
      .map(named),
    explanation: shown.explanation ?? '',
    items: (shown.items ?? []).map((item) => ({
      ...item,
      ...(isWithheld && { field: null, shown: '' }),
      fieldName: item.field === null || record === null ? null : fieldName(record.kind, item.field),
      proposed: isApplicant ? null : answer(item.proposed),
      answer: answer(item.answer),
    })),
    files: files.filter(({ key }) => evidence.has(key)),
    clocks: clockViews(engine, procedure, file),
    timeline: entries,
    actions: actionsOf(procedure, file, viewer, record),
    promise: promised(procedure, file, engine.calendar),
    supplement: shown.supplement ?? null,
    inquiry: shown.inquiry && !isApplicant ? { ...shown.inquiry, unitName: unitName(shown.inquiry.unit) } : null,
    proposal:
      shown.proposal && (!isApplicant || shown.ending === 'refused')
        ? proposalView(shown.proposal, isApplicant, named)
        : null,
    pause: Object.values(file.clocks).some(({ state }) => state === 'paused') ? (shown.pause ?? null) : null,
    statement: shown.statement ?? null,
    service: isApplicant ? serviceView(procedure, file, viewer) : null,
    counter: shown.counter ? { ...shown.counter, unitName: unitName(shown.counter.unit) } : null,
    ending: shown.ending,
    record: record && recordView(engine, record, isApplicant ? 'subject' : 'unit'),
    units: unitChoices(engine, record),
    remedies:
      shown.answeredAt === null
        ? []
        : remediesView(engine, {
            file,
            record,
            papers,
            servedAt: shown.byHand ? null : shown.answeredAt,
            isReviewed: procedure.results.reviewed === true && file.arisesFrom === null,
          }),
    holderContact: holderContact(engine, file),
  }
}

/** Names the held row to its own side. */
const heldFact = ({ held }: Shown, isTold: boolean): readonly Fact[] =>
  held && isTold ? [{ name: heldRow, value: `${held.documentNumber} · ${held.authority}` }] : []

const heldRow = two('暂未登记的记录', 'A record held back')

/** Finds the step that the viewer has just taken. */
function justDone(engine: Engine, log: readonly LogRow[], entries: CaseView['timeline'], viewer: Person) {
  const own = log.findLast(({ payload }) => payload?.data.actor.id === viewer.id)
  if (!own || engine.clock.now() - own.entry.at > aMoment) return null
  return entries.find(({ seq }) => seq === own.entry.seq)?.what ?? null
}

const aMoment = 10 * 60_000

function serviceView(procedure: Procedure, file: CaseFile, viewer: Person): CaseView['service'] {
  const { contact } = procedure.pages.show(file.data)
  const seat = file.closed ? null : may(viewer, 'case.consent', caseTarget(procedure, file))
  return { electronic: contact?.consentElectronic ?? false, email: contact?.email ?? '', may: seat !== null }
}

function proposalView(
  { facts, ...proposal }: NonNullable<Shown['proposal']>,
  isApplicant: boolean,
  named: (fact: Fact | UnitFact) => Fact,
): CaseView['proposal'] {
  return { ...proposal, ...(facts && { facts: facts.map(named) }), byName: isApplicant ? '' : proposal.by }
}

/** Allows by the chart, the table and the four eyes. */
function actionsOf(
  procedure: Procedure,
  file: CaseFile,
  viewer: Person,
  record: RecordFile | null,
): CaseView['actions'] {
  return eventsOffered(procedure, file)
    .filter((type) => typeof maySend(viewer, procedure, file, type) === 'object')
    .map((event) => ({
      event,
      name: procedure.pages.words.actions[event] ?? plain(event),
      form: formFor(procedure, event, file.data, record),
    }))
}

export function clockViews(engine: Engine, procedure: Procedure, file: CaseFile): readonly ClockView[] {
  const today = shanghaiDay(engine.clock.now())
  const { version } = rulesOf(engine, file.rules)
  const counting = { procedure, file, calendar: engine.calendar }
  return procedure.timing.limits.flatMap(({ limit, lapses }): ClockView[] => {
    const clock = file.clocks[limit.id]
    if (!clock || (lapses && !isLive(clock))) return []
    const length = lengthOf(limit)
    return [
      {
        rule: clock.rule,
        name: procedure.pages.words.limits[clock.rule] ?? limit.step,
        state: clock.state,
        due: clock.due,
        provisional: clock.provisional,
        statutory: isStatutory(limit),
        article: limit.citation,
        owedBy: clock.owedBy,
        owedByName: holderName(engine, clock.owedBy),
        overdue: isLive(clock) && clock.due !== null && clock.due < today && !clock.provisional,
        charged: chargeText(engine, isLate(clock) ? charges(counting, clock.rule, engine.clock.now()) : []),
        explanation: explain(limit, clock.startDay, engine.calendar, {
          excluded: clock.pauses,
          extendedBy: clock.extendedBy,
          ...(length ? { length } : {}),
          ruleSetVersion: version,
          isOpen: clock.due === null,
        }),
      },
    ]
  })
}

function fieldName(kind: string, code: string): Bilingual {
  const field = fieldOf(kind, code)
  return field ? { zh: field.zh, en: field.en } : plain(code)
}
