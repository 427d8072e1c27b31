import { isLive } from '#engine/case/clocks.ts'
import { higherOrgan } from '#engine/case/higher-organ.ts'
import { ruleFor } from '#engine/case/on-rules.ts'
import { isEstimate, promised } from '#engine/case/promised.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { actingId, described, nameOfUnit, plain } from '#engine/store/names.ts'
import { basisOf, letterText, missingIn } from '#engine/texts/letter-text.ts'
import { pauseCause } from '#engine/texts/pause-cause.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { Fault } from '#law/fault.ts'
import { sayDay, sayLength } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { isStatutory, lengthOf, type TimeLimit } from '#law/time-limit.ts'
import { isUscc } from '#records/identity/uscc.ts'
import { fieldOf } from '#records/layout.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Shown } from '#workflows/contract/shown-case.ts'
import { onlyNamed } from './only-named.ts'
import type { PaperClock, PaperFacts, QuotedRule } from './paper.ts'
import { challengedAt, contactOf } from './paper-organs.ts'

/** Facts of an entry, for the papers it issues. */
export type Issuing = {
  readonly procedure: Procedure
  readonly file: CaseFile
  readonly event: CaseEvent
  readonly before: RecordFile | null
  readonly after: RecordFile | null
}

/** Facts of a paper from case, record and entry. Pure. */
export function paperFacts(engine: Facts, issuing: Issuing, order: PaperOrder, number: string | null): PaperFacts {
  const { procedure, file, event, before, after } = issuing
  const shown = procedure.pages.show(file.data)
  const rule = (id: string) => ruleFor(engine, file, id)
  const issuedOn = shanghaiDay(event.at)
  const owed = order.to === 'applicant' ? null : order.to.unit
  const clocks = paperClocks(engine, issuing, order, owed)
  const text = letterText(engine, procedure.id, order)
  const facts: PaperFacts = {
    kind: order.kind,
    text,
    number: number ?? file.number,
    issuedOn,
    by: nameOfUnit(engine, order.by),
    addressee: order.to === 'applicant' ? subjectOf(after, shown) : nameOfUnit(engine, actingId(engine, order.to.unit)),
    toApplicant: order.to === 'applicant',
    caseNumber: file.number,
    procedure: procedure.pages.words.title,
    values: valuesOf(engine, issuing, order, clocks),
    items: itemsOf(engine, after, shown),
    changes: changesOf(before, after),
    ended: after?.ended != null && before?.ended === null,
    evidence: shown.evidence.map(({ name, sha256 }) => ({ name, sha256 })),
    clocks,
    remedies: {
      organ: order.review ? higherOrgan(engine, after) : plain(''),
      ...remedyDays(engine, rule, issuedOn),
      ...challengedAt(engine, order.by),
    },
    contact: contactOf(engine, order.by),
    quoted: { A7: quote(rule('A7')), H1: quote(rule('H1')), H2: quote(rule('H2')), H3: quote(rule('H3')) },
  }
  const missing = missingIn(text, facts.values)
  if (missing.length > 0) throw new Fault('text.value', `${text.id}: ${missing.join(', ')}`)
  return onlyNamed(facts)
}

type Facts = Pick<Engine, 'deployment' | 'calendar' | 'rules' | 'pastRules' | 'crypto'>

/** Values that the words of a letter may name. */
function valuesOf(
  engine: Facts,
  issuing: Issuing,
  order: PaperOrder,
  clocks: PaperFacts['clocks'],
): PaperFacts['values'] {
  const { procedure, file, event, after } = issuing
  const shown = procedure.pages.show(file.data)
  const rule = (id: string) => ruleFor(engine, file, id)
  return {
    ...said(engine, event, shown, order),
    about: after ? fillBoth(phrase(engine, 'paper.about'), { record: plain(recordTitle(after)) }) : plain(''),
    record: after ? plain(recordTitle(after)) : described,
    application: procedure.pages.words.application ?? procedure.pages.words.title,
    number: plain(file.number),
    subject: subjectOf(after, shown),
    received: sayDay(shown.counter?.receivedOn ?? shanghaiDay(file.openedAt)),
    issued: sayDay(shanghaiDay(event.at)),
    promise: expected(engine, promised(procedure, file, engine.calendar)),
    holder: organ(engine, order, file.holder.unit),
    due: expected(engine, clocks.flatMap(({ due }) => due ?? []).toSorted()[0] ?? null),
    basis: citationText(basisOf(engine, procedure.id, order)),
    sharedBasis: citationText(rule('A6').citation),
    supplementTime: lengthText(rule('G2')),
    statementTime: lengthText(rule('K5')),
    you: phrase(engine, youOf(after, file.subject, subjectOf(after, shown).zh)),
    list: plain(shown.supplement?.list ?? ''),
    question: plain(shown.inquiry?.question ?? ''),
    ...order.values,
  }
}

const subjectOf = (record: RecordFile | null, shown: Shown): Bilingual =>
  plain(record?.subject.name ?? shown.contact?.of ?? shown.contact?.name ?? '')

/** 你公司, 你单位 or 你, by subject. */
function youOf(record: RecordFile | null, subject: string, name: string) {
  // Of a code that begins with 92, an individual business (L19).
  const isOrganisation = record ? record.subject.kind === 'organisation' : isUscc(subject) && !subject.startsWith('92')
  if (!isOrganisation) return 'paper.you.person'
  return name.endsWith('公司') ? 'paper.you.firm' : 'paper.you.unit'
}

/** Words of the entry itself, or of the proposal it approved. */
function said(
  engine: Pick<Engine, 'deployment'>,
  event: CaseEvent,
  shown: Shown,
  order: PaperOrder,
): Record<string, Bilingual> {
  const typed = texts(event.data)
  const refused = order.kind === 'refusal' ? shown.proposal : null
  const cause = typed['cause'] ?? ''
  return {
    reason: plain(refused?.refusal ?? typed['reason'] ?? ''),
    documentChecked: plain(refused?.documentChecked ?? ''),
    cause: pauseCause(engine, cause) ?? plain(cause),
    expectedEnd: maybeDay(typed['expectedEnd'] ?? null),
    days: plain(typed['days'] ?? ''),
  }
}

const texts = (data: unknown): Readonly<Record<string, string>> =>
  typeof data === 'object' && data !== null
    ? Object.fromEntries(
        Object.entries(data).flatMap(([name, value]) => (isText(value) ? [[name, String(value)]] : [])),
      )
    : {}

const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number'

/** A day that may still move says so. */
function expected(engine: Pick<Engine, 'deployment' | 'calendar'>, day: Day | null): Bilingual {
  const said = maybeDay(day)
  const provisional = phrase(engine, 'paper.provisional')
  if (!isEstimate(engine.calendar, day)) return said
  return two(`${said.zh}${provisional.zh}`, `${said.en}${provisional.en}`)
}

const maybeDay = (day: Day | null): Bilingual => (day === null ? plain('') : sayDay(day))

function itemsOf(engine: Pick<Engine, 'deployment'>, record: RecordFile | null, shown: Shown): PaperFacts['items'] {
  return (shown.items ?? []).map(({ field, groundName, shown: now, claimed, answer }) => ({
    field: field === null ? null : fieldName(record, field),
    ground: groundName,
    shown: now,
    claimed,
    answer: answer && {
      name: answer.codeName,
      by: nameOfUnit(engine, actingId(engine, answer.unit)),
      reason: answer.reason,
      documentChecked: answer.documentChecked,
      value: answer.value,
    },
  }))
}

function fieldName(record: RecordFile | null, code: string): Bilingual {
  const field = record && fieldOf(record.kind, code)
  return field ? { zh: field.zh, en: field.en } : plain(code)
}

function changesOf(before: RecordFile | null, after: RecordFile | null): PaperFacts['changes'] {
  if (before === null || after === null) return []
  const was = currentFields(before)
  return Object.entries(currentFields(after))
    .filter(([code, value]) => (was[code] ?? '') !== value)
    .map(([code, value]) => ({ name: fieldName(after, code), before: was[code] ?? '', after: value }))
}

/** Names organs, not seats: the signer where no unit holds. */
const organ = (engine: Pick<Engine, 'deployment'>, { by }: PaperOrder, unit: string | null): Bilingual =>
  nameOfUnit(engine, actingId(engine, unit ?? by))

/** Running clocks: legal ones for applicants, own ones for units. */
function paperClocks(
  engine: Pick<Engine, 'deployment'>,
  { procedure, file }: Issuing,
  order: PaperOrder,
  unit: string | null,
): readonly PaperClock[] {
  return procedure.timing.limits.flatMap(({ limit, lapses }) => {
    const clock = file.clocks[limit.id]
    if (!clock || !isLive(clock) || lapses || limit.citation === '') return []
    if (unit !== null && clock.owedBy.unit !== unit) return []
    const { due, provisional, owedBy } = clock
    const name = procedure.pages.words.limits[limit.id] ?? limit.step
    return [
      {
        name,
        owedBy: organ(engine, order, owedBy.unit),
        due,
        provisional,
        statutory: isStatutory(limit),
        citation: limit.citation,
      },
    ]
  })
}

const quote = ({ length, citation }: TimeLimit): QuotedRule => ({ length, citation })

/** Last days of 复议 and 诉讼 if served at issue, and which may move. */
function remedyDays(
  engine: Pick<Engine, 'calendar'>,
  rule: (id: string) => TimeLimit,
  issuedOn: Day,
): Pick<PaperFacts['remedies'], 'h1' | 'h2' | 'estimates'> {
  const days = { h1: until(engine, rule('H1'), issuedOn), h2: until(engine, rule('H2'), issuedOn) }
  const estimates = (['h1', 'h2'] as const).filter((id) => isEstimate(engine.calendar, days[id]))
  return { ...days, ...(estimates.length > 0 && { estimates }) }
}

function until({ calendar }: Pick<Engine, 'calendar'>, limit: TimeLimit, served: Day): Day | null {
  const length = lengthOf(limit)
  return length ? (findDeadline(length, served, calendar)?.due ?? null) : null
}

function lengthText(limit: TimeLimit): Bilingual {
  const length = lengthOf(limit)
  return length ? sayLength(length) : plain('')
}
