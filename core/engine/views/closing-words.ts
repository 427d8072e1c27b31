import { type Bilingual, two } from '#law/bilingual.ts'
import type { RecordFile } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

type Words = Readonly<Record<string, Bilingual>>

/** Names the last steps of an undecided case. */
export function closingWords({ pages: { words } }: Procedure, ending: string | null): Words {
  const kind = ending === 'notAccepted' ? 'refused' : ending
  return kind === null || words.endings?.[kind] ? {} : (undecided[kind] ?? {})
}

type Of = { readonly id: string; readonly recordId: string | null }

/** Names them by what became of the record. An ended one was not published. A reader who may not know hears neither. */
export function recordWords({ pages: { words } }: Procedure, { id, recordId }: Of, record: RecordFile | null): Words {
  if (words.events['done.publishRecord'] || recordId === null) return {}
  if (record !== null && record.ended === null) return changedBy(record, id) ? {} : unchanged
  const shown = { publishing: steps.publishing, 'done.publishRecord': updated }
  if (record?.ended && record.ended.caseId !== id) return shown
  const done = record?.ended ? (byReason[record.ended.reason] ?? stopped) : carriedOut
  return { ...shown, correcting: steps.correcting, 'done.correctRecord': done }
}

const changedBy = ({ versions }: RecordFile, id: string) => versions.some(({ cause }) => cause.caseId === id)

/** Words of an ending, for a city to change. */
export const closingTexts = () => ({ carriedOut, stopped, byReason, endings, steps, updated, told, undecided })

const carriedOut = two('对记录的处理已执行', 'Decision on the record carried out')
const stopped = two('记录已停止公示', 'Record no longer public')
const byReason: Words = {
  revoked: two('处罚已撤销，记录停止公示', 'Penalty revoked, record no longer public'),
  withdrawnAtSource: two('来源已撤回，记录停止公示', 'Withdrawn at its source, record no longer public'),
}

/** Names how a case ended; a procedure may add its own words. */
export function endingName({ pages: { words, show } }: Procedure, data: unknown): Bilingual | null {
  const { ending, withdrawnFor } = show(data)
  const name = ending !== null && withdrawnFor ? (atSource[ending] ?? ending) : ending
  return name === null ? null : (words.endings?.[name] ?? endings[name] ?? null)
}

/** Of a case whose record was withdrawn at its source meanwhile. */
const atSource: Readonly<Record<string, string>> = { decided: 'upheldByWithdrawal', moot: 'mootAtSource' }

const endings: Words = {
  decided: two('已作出处理', 'Decided'),
  refused: two('未被受理', 'Not accepted'),
  notAccepted: two('未被受理', 'Not accepted'),
  withdrawn: two('已撤回', 'Withdrawn'),
  moot: two('记录已终止，案件随之结束', 'The record ended, and the case with it'),
}

const steps = {
  publishing: two('更新公示信息', 'Updating public pages'),
  correcting: two('执行处理决定', 'Carrying out the decision'),
  dispatching: two('告知信息使用单位', 'Telling recipients'),
} as const
const updated = two('公示信息已更新', 'Public pages brought up to date')
const told = two('已告知信息使用单位现状', 'Recipients told how the record stands')
/** Nothing was corrected, so no correction went out. */
const unchanged: Words = {
  publishing: steps.publishing,
  dispatching: steps.dispatching,
  'done.publishRecord': updated,
  'done.dispatchChange': told,
}

const last = (step: Bilingual, served: Bilingual): Words => ({
  publishing: steps.publishing,
  dispatching: steps.dispatching,
  answering: step,
  'done.publishRecord': updated,
  'done.dispatchChange': told,
  'done.serveAnswer': served,
})

const undecided: Readonly<Record<string, Words>> = {
  withdrawn: last(
    two('送达撤回确认', 'Serving the confirmation'),
    two('撤回确认已送达', 'Confirmation of the withdrawal served'),
  ),
  moot: last(
    two('送达终结告知', 'Serving the notice of the end'),
    two('终结告知已送达', 'Notice that the case ended served'),
  ),
  refused: last(
    two('送达不予受理告知', 'Serving the refusal'),
    two('不予受理告知已送达', 'Notice of non-acceptance served'),
  ),
}
