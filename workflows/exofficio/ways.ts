import { z } from 'zod'
import { DaySchema, type RecordFile } from '#records/record.ts'
import type { FormField } from '#workflows/form.ts'
import { documentChecked, reason } from '#workflows/proposal.ts'
import type { HandedIn, Place, WayIn } from '#workflows/way-in.ts'
import type { Found } from './events.ts'
import { two } from './rules/rule.ts'

const documentField = (zh: string, en: string): FormField => ({
  kind: 'line',
  name: 'documentChecked',
  label: two(zh, en),
  hint: two('名称和文号', 'Its name and number'),
  limit: 500,
})

const reasonOf = (zh: string, en: string): FormField => ({
  kind: 'text',
  name: 'reason',
  label: two('理由', 'Reasons'),
  hint: two(zh, en),
  limit: 2000,
  rows: 5,
})

const Report = z.strictObject({ documentChecked, reason })
const Revocation = z.strictObject({ decidedOn: DaySchema, documentChecked, reason })

const isOpen = ({ record }: Place) => record !== null && record.ended === null
const works = ['officer', 'head', 'intake', 'intakeHead'] as const

/** A unit reports an error of its own (GD 44). */
const unitReport: WayIn = {
  id: 'unitReport',
  from: 'record',
  by: works,
  evidence: true,
  name: two('依职权更正', 'Correct of our own motion'),
  lead: two(
    '发现本单位提供或者认定的信息有错误、失效或者变更的，在此报告；自发现之日起3个工作日内更正。',
    'Report an error, a lapse or a change in what your unit provided or determined; it is corrected within 3 working days of being found.',
  ),
  offers: isOpen,
  form: () => [
    documentField('查阅的文书', 'Document checked'),
    reasonOf('错在哪里，应当是什么', 'What is wrong, and what it should be'),
  ],
  typed: Report,
  opening: (handed, place) => mayReport(handed, place) && { ...opened(handed, place, 'unitReport'), article: 'GD 44' },
}

/** The penalty no longer stands as it was (行政处罚法 48; O36 19). */
const revoked: WayIn = {
  id: 'revoked',
  from: 'record',
  by: works,
  evidence: true,
  name: two('报告处罚已撤销、变更', 'Report a penalty revoked or changed'),
  lead: two(
    '处罚决定被依法变更、撤销、确认违法或者确认无效的，自新决定作出之日起3个工作日内撤回处罚信息并公开说明理由。',
    'A penalty that was changed, revoked, or found unlawful or void is withdrawn within 3 working days of the new decision, with public reasons.',
  ),
  offers: (place) => isOpen(place) && place.record?.kind === 'penalty',
  form: () => [
    { kind: 'day', name: 'decidedOn', label: two('新决定的日期', 'Day of the new decision') },
    documentField('新决定', 'The new decision'),
    reasonOf('将公开说明', 'It will be made public'),
  ],
  typed: Revocation,
  opening: (handed, place) => {
    const { decidedOn } = Revocation.parse(handed.typed)
    if (!mayReport(handed, place) || decidedOn > place.today) return null
    return { ...opened(handed, place, 'revoked'), foundOn: decidedOn, article: '行政处罚法 48' }
  },
}

export const ways: readonly WayIn[] = [unitReport, revoked]

/** The units of the record, and the platform for any; nobody else’s records. */
const mayReport = ({ actor }: HandedIn, { units: { provider, determiner, platform } }: Place): true | null =>
  [provider, determiner, platform].some((unit) => unit !== null && unit === actor.unit) || null

function opened(
  { typed, evidence, actor }: HandedIn,
  { record, units }: Place,
  rule: string,
): Omit<Found, 'foundOn' | 'article'> {
  const said = z.object({ documentChecked, reason }).parse(typed)
  const from = actor.unit ?? units.platform
  return {
    rule,
    why: two(said.reason, said.reason),
    unit: askedOf(record, units, from, rule),
    provider: units.provider,
    determiner: units.determiner,
    platform: units.platform,
    twin: null,
    offered: null,
    report: { by: actor.id, unit: from, ...said },
    evidence: [...evidence],
    contact: null,
  }
}

/** A unit's own report stays with it, where the record is its; intake's goes to the record's unit. */
function askedOf(
  record: RecordFile | null,
  { provider, determiner }: Place['units'],
  from: string,
  rule: string,
): string | null {
  if (record !== null && (from === provider || from === determiner)) return from
  return rule === 'revoked' ? (determiner ?? provider) : (provider ?? determiner)
}
