import { tierNames } from '#engine/register/repair-words.ts'
import type { ExplainedRecord } from '#engine/scan/explain-record.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { versionCauses } from '#engine/views/record-view.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import { openQuestions, settledText } from '#law/open-questions.ts'
import { citationText } from '#law/source.ts'
import { fieldOf } from '#records/layout.ts'
import type { ReadStore } from './read-store.ts'
import { explainRecord as words } from './words/explain-record.ts'
import { say } from './words/say.ts'
import { scan } from './words/scan.ts'
import { stateName, titleOf } from './words/state-name.ts'

type Line = readonly [Bilingual, string]
const { names } = words

/** A record explained in both languages, a fact a line. */
export function recordText(store: ReadStore, one: ExplainedRecord): string {
  const lines = [...standing(store, one), ...history(one), ...basis(one)]
  const head = `${one.authority} ${one.documentNumber}  ${one.id}\n`
  return `${head}${lines.map(([name, value]) => `  ${say(name)}: ${value}\n`).join('')}`
}

/** Holds of the record today. */
function standing(store: ReadStore, one: ExplainedRecord): readonly Line[] {
  const { publicity, subject } = one
  const nobody = subject.kind === 'person' ? words.person : words.sealed
  return [
    [names.subject, [subject.name ?? say(nobody), subject.code ?? ''].join(' ').trim()],
    [names.kind, say(one.kindName)],
    [names.tier, tierText(store, one)],
    [names.shown, say(publicity.shown ? words.yes : words.no)],
    [names.why, publicity.why.map(({ name }) => say(name)).join('；') || '—'],
    [names.publicity, `${publicity.from ?? '—'} … ${publicity.until ?? '—'}`],
    [names.applyFrom, one.earliestApplyOn ?? '—'],
    [names.most, capsText(one.caps)],
    [names.claimed, one.claimedUntil ?? '—'],
    [names.attached, one.attachedTermEnd ?? '—'],
    [names.missing, one.missing.map((column) => columnText(one, column)).join('；') || '—'],
    ...questionLines(one.flags),
    [names.marks, marksText(one.overlays)],
  ]
}

const history = ({ versions, cases, findings, kind }: ExplainedRecord): readonly Line[] => [
  ...versions.map(({ n, on, cause, changed }): Line => {
    const columns = changed.map((column) => columnText({ kind }, column)).join('；')
    return [fillBoth(names.version, { n }), `${on} ${say(versionCauses[cause.kind])} ${columns}`.trim()]
  }),
  ...cases.map(({ number, procedure, state, openedOn }): Line => {
    const what = `${say(titleOf(procedure))}  ${say(stateName(procedure, state))}`
    return [names.case, `${number}  ${what}  ${openedOn}`]
  }),
  ...findings.map(({ rule, outcome, why }): Line => {
    const values = { rule, outcome: scan.outcomes[outcome], why }
    return [names.finding, say(words.finding, values)]
  }),
]

const basis = ({ decides, articles }: ExplainedRecord): readonly Line[] => [
  ...decides.map(({ what, name }): Line => [names.decides, say(words.decides, { what, name })]),
  ...articles.map((article): Line => [names.article, say(citationText(article))]),
]

/** Open questions that bear on it; numbers are for programs. */
function questionLines(flags: ExplainedRecord['flags']): readonly Line[] {
  const asked = openQuestions.filter(({ id }) => Object.hasOwn(flags, id))
  if (asked.length === 0) return [[names.questions, '—']]
  return asked.map((one) => {
    const { question, untilSettled: until } = one
    const setting = settledText(one, flags[one.id])
    return [names.questions, say(words.question, { question, until, setting })]
  })
}

function tierText(store: ReadStore, { tier, necessary }: ExplainedRecord): string {
  if (tier === null) return '—'
  const name = tierNames[tier.value]
  const whole = necessary ? fillBoth(words.necessary, { tier: name }) : name
  return say(words.setBy, { tier: whole, by: nameOfUnit(store, tier.by) })
}

function capsText(caps: ExplainedRecord['caps']): string {
  if (caps === null) return '—'
  const { maximumOn, capOn: cap } = caps
  return maximumOn === null ? say(words.capOnly, { cap }) : say(words.caps, { maximum: maximumOn, cap })
}

function columnText({ kind }: Pick<ExplainedRecord, 'kind'>, column: string): string {
  const { zh, en } = fieldOf(kind, column) ?? two(column, column)
  return say(words.column, { name: two(zh, en), column })
}

function marksText({ disputedBy, statement, shield, ended }: ExplainedRecord['overlays']): string {
  const parts = [
    ...(disputedBy.length > 0 ? [say(words.disputed, { n: disputedBy.length })] : []),
    ...(statement === null ? [] : [say(words.statement)]),
    ...(shield === null || shield === undefined ? [] : [say(words.shield)]),
    ...(ended === null ? [] : [say(words.ended, { reason: words.reasons[ended.reason], on: ended.on })]),
  ]
  return parts.join('；') || '—'
}
