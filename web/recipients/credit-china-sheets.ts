import type { Lang } from '#engine/store/person.ts'
import type { OwnStepView } from '#engine/views/holders-view.ts'
import type { Sheet } from '../sheet.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { search } from '../words/public.ts'
import { ownStepNames, stepVerdicts, creditChina as words } from '../words/staff/credit-china.ts'
import { recipientFiles as files, unconfirmed } from '../words/staff/recipients.ts'

/** Application handed over, and how far telling it is. */
export type HandedRow = {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly documentNumber: string | null
  readonly authority: string | null
  readonly explanation: string
  readonly evidence: readonly { readonly name: string }[]
  readonly filedOn: string
  readonly code: string | null
  /** Failed calls in a row; null: not told by the interface. */
  readonly failed: number | null
}

/** Applications as a file, for a city without interface. */
export function creditChinaSheet(lang: Lang): Sheet<HandedRow> {
  const t = tell(lang)
  const columns = [cases.number, cases.subject, search.document, words.authority, words.filedOn, words.explanation]
  return {
    columns: [...columns, words.evidence].map((name) => t(name)),
    row: (one) => [
      ...[one.number, one.subject, one.documentNumber ?? '', one.authority ?? '', one.filedOn, one.explanation],
      one.evidence.map(({ name }) => name).join('；'),
    ],
    rest: t(files.rest),
  }
}

/** Own steps of a month as a file, for a city without interface. */
export function ownStepSheet(lang: Lang): Sheet<OwnStepView> {
  const t = tell(lang)
  const columns = [cases.number, words.code, words.step, words.on, words.verdict, words.reason]
  return {
    columns: columns.map((name) => t(name)),
    row: (one) => ownStepCells(lang, one),
    rest: t(unconfirmed.sheetRest),
  }
}

/** A step in words, as page and file show it. */
export function ownStepCells(lang: Lang, { number, code, step, on, verdict, reason }: OwnStepView): readonly string[] {
  const t = tell(lang)
  const said = verdict === null ? '' : stepVerdicts[verdict] ? t(stepVerdicts[verdict]) : verdict
  return [number, code ?? '', t(ownStepNames[step]), on, said, reason]
}
