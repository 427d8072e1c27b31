import type { CaseFile } from '#engine/store/case-file.ts'
import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import type { AnswerView, CaseSummary, CaseView, RecordView } from '#engine/views/view.ts'

/** Shows programs what pages show. */
export const caseLine = (one: CaseSummary) => ({
  id: one.id,
  number: one.number,
  title: one.title,
  record: one.recordTitle,
  state: one.state,
  stateName: one.stateName,
  holder: one.holderName,
  openedAt: instant(one.openedAt),
  due: one.due,
  dueName: one.dueName,
  provisional: one.provisional,
  overdue: one.overdue,
  closed: one.closed,
})

export const caseBody = (one: CaseView) => ({
  ...caseLine(one),
  procedure: one.procedure,
  seq: one.seq,
  channel: one.channel,
  facts: one.facts.map(({ name, value }) => ({
    name,
    value: typeof value === 'string' ? { zh: value, en: value } : value,
  })),
  explanation: one.explanation,
  items: one.items.map(({ id, field, shown, claimed, ground, answer, proposed }) => ({
    id,
    field,
    shown,
    claimed,
    ground,
    answer: answerBody(answer),
    proposed: answerBody(proposed),
  })),
  files: one.files.map(fileBody),
  clocks: one.clocks.map(
    ({ rule, name, state, due, provisional, statutory, article, owedByName, overdue, charged }) => ({
      rule,
      name,
      state,
      due,
      provisional,
      statutory,
      article,
      owedBy: owedByName,
      overdue,
      charged,
    }),
  ),
  timeline: one.timeline.map(({ seq, at, what, who, state, details }) => ({
    seq,
    at: instant(at),
    what,
    who,
    state,
    details: details.map(({ label, text }) => ({ label, text: text.zh })),
  })),
  actions: one.actions.map(({ event, name }) => ({ event, name })),
  promise: one.promise,
  promiseProvisional: one.promiseProvisional === true,
  supplement: one.supplement && {
    list: one.supplement.list,
    servedAt: instantOrNull(one.supplement.servedAt),
    answeredAt: instantOrNull(one.supplement.answeredAt),
  },
  pause: one.pause,
  statement: one.statement,
  ending: one.ending,
  remedies: one.remedies.map(({ limit: _limit, against: _against, ...said }) => ({ provisional: false, ...said })),
})

export const recordBody = (one: RecordView) => ({
  id: one.id,
  kind: one.kind,
  documentNumber: one.documentNumber,
  authority: one.authority,
  columns: one.columns,
  shown: one.shown,
  publicUntil: one.publicUntil,
  disputed: one.disputed,
  ended: one.ended,
})

export const uploadBody = (id: string, files: readonly StoredFile[], form: UploadForm | null) => ({
  id,
  files: files.map(fileBody),
  form,
})

export const filedBody = ({ id, number, openedAt }: CaseFile) => ({ id, number, receivedAt: instant(openedAt) })

export const instant = (at: number): string => new Date(at).toISOString()

const instantOrNull = (at: number | null) => (at === null ? null : instant(at))

const fileBody = ({ name, size, type, sha256, state }: StoredFile) => ({ name, size, type, sha256, state })

const answerBody = (one: AnswerView | null) =>
  one && {
    code: one.code,
    name: one.codeName,
    unit: one.unitName,
    documentChecked: one.documentChecked,
    reason: one.reason,
    value: one.value,
  }
