import { z } from 'zod'
import { type Bilingual, two } from '#law/bilingual.ts'
import { DaySchema, type RecordFile } from '#records/record.ts'
import type { FormField } from '#workflows/contract/form.ts'
import { documentChecked, reason } from '#workflows/contract/proposal.ts'
import type { HandedIn, Place, WayIn } from '#workflows/contract/way-in.ts'
import type { Found } from './events.ts'
import { remarkOfRevocation } from './revocation.ts'
import { said } from './said.ts'

const documentField = (label: Bilingual): FormField => ({
  kind: 'line',
  name: 'documentChecked',
  label,
  hint: said.itsNameAndNumber,
  limit: 500,
})

const reasonOf = (hint: Bilingual): FormField => ({
  kind: 'text',
  name: 'reason',
  label: said.reasons,
  hint,
  limit: 2000,
  rows: 5,
})

const Report = z.strictObject({ documentChecked, reason })
const Revocation = z.strictObject({ decidedOn: DaySchema, documentChecked, reason })

const isOpen = ({ record }: Place) => record !== null && record.ended === null
const works = ['officer', 'head', 'intake', 'intakeHead'] as const

/** Reports a unit's own error (GD 44). */
const unitReport: WayIn = {
  id: 'unitReport',
  from: 'record',
  by: works,
  evidence: true,
  name: two('依职权更正', 'Correct it of our own motion'),
  lead: two(
    '发现本单位提供或者认定的信息有错误、失效或者变更的，在此报告；自发现之日起3个工作日内更正。',
    'Report an error, a lapse or a change in what your unit provided or determined; it is corrected within 3 working days of being found.',
  ),
  offers: isOpen,
  form: () => [documentField(said.documentChecked), reasonOf(said.whatIsWrong)],
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
  atOnce: true,
  form: ({ record, today }) => [
    { kind: 'day', name: 'decidedOn', label: said.dayOfTheNewDecision, hint: said.runsFromThatDay, value: today },
    { ...documentField(said.theNewDecision), value: (record && remarkOfRevocation(record)?.remark) ?? '' },
    { ...reasonOf(said.itWillBeMadePublic), value: said.noLongerStands.zh },
  ],
  typed: Revocation,
  opening: (handed, place) => {
    const { decidedOn } = Revocation.parse(handed.typed)
    if (!mayReport(handed, place) || decidedOn > place.today) return null
    return { ...opened(handed, place, 'revoked'), foundOn: decidedOn, article: '行政处罚法 48' }
  },
}

/** A stay suspends; pending 复议 or 诉讼 alone does not (O36 19). */
const stay: WayIn = {
  id: 'stay',
  from: 'record',
  by: works,
  evidence: true,
  name: two('报告已决定停止执行', 'Report a stay of execution'),
  lead: two(
    '复议、诉讼本身不停止公示。已依法决定或者裁定停止执行的，在此报告；停止执行期间不公示，结束后恢复，公示期不因此延长。',
    'Reconsideration or a suit alone stops no publicity. Where a stay was ordered, report it here: the record is not shown while it lasts, and shown again afterwards; its last day does not move.',
  ),
  offers: (place) => isOpen(place) && place.record?.kind === 'penalty' && place.record.overlays.stopped === undefined,
  form: () => [documentField(said.theOrderOfTheStay), reasonOf(said.byWhomWhenAndWhy)],
  typed: Report,
  opening: (handed, place) => mayReport(handed, place) && { ...opened(handed, place, 'stay'), article: 'O36 19' },
}

const stayOver: WayIn = {
  id: 'stayOver',
  from: 'record',
  by: works,
  evidence: true,
  name: two('报告停止执行已结束', 'Report the end of a stay'),
  lead: two(
    '停止执行的决定被撤销或者期满的，在此报告；经审批恢复公示，原届满日不变。',
    'Where the stay was lifted or has run out, report it here; once approved the record is shown again, to its own last day.',
  ),
  offers: (place) => isOpen(place) && place.record?.overlays.stopped !== undefined,
  form: () => [documentField(said.theDocumentThatEnds), reasonOf(said.whyTheStayIsOver)],
  typed: Report,
  opening: (handed, place) => mayReport(handed, place) && { ...opened(handed, place, 'stayOver'), article: 'O36 19' },
}

export const ways: readonly WayIn[] = [unitReport, revoked, stay, stayOver]

/** Matters only whoever took the decision can speak of. */
const ofTheDecision = ['revoked', 'stay', 'stayOver']

/** Units of the record and the platform may report, nobody else. */
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

/** Keeps a unit's own report there; intake's goes to its unit. */
function askedOf(
  record: RecordFile | null,
  { provider, determiner }: Place['units'],
  from: string,
  rule: string,
): string | null {
  if (record !== null && (from === provider || from === determiner)) return from
  return ofTheDecision.includes(rule) ? (determiner ?? provider) : (provider ?? determiner)
}
