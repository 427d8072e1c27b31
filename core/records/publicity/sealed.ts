import type { Day } from '#law/day.ts'
import { entryOf } from '../catalogue.ts'
import { layoutOf } from '../layout.ts'
import { narrow } from '../normalise.ts'
import { currentFields, type Fields, type RecordFile } from '../record.ts'
import { readDay } from '../value.ts'
import type { Held } from './held.ts'
import { isPoliceOrgan } from './police.ts'
import type { PublicityFlags } from './publicity-flags.ts'

/** Reason of a seal: basis, number series, or missing basis (治安法 136). */
export type SealedBy = 'basis' | 'series' | 'noBasis'

/** Version of sealing: a change means to look at all records. */
export const sealEdition = ({ L21: flag }: PublicityFlags): string => `2:${flag ?? ''}`

/** Facts that a seal rests on; held rows lack the subject's kind. */
export type Sealable = Pick<Held, 'kind' | 'documentNumber' | 'authority' | 'provider'> & {
  readonly fields: Fields
  readonly subjectKind: RecordFile['subject']['kind'] | null
}

/** As packages/deadline/src cites it. */
export const sealedUnder = '治安法 136'

/** It is in force from this day. */
const since: Day = '2026-01-01'

/**
 * Seals 违反治安管理: decided by public security under the 治安管理处罚法, in its series, or without basis. Flag L21: organisations
 * and older decisions are bound until settled.
 */
export function sealedBy(one: Sealable, flags: PublicityFlags = {}): SealedBy | null {
  const organ = one.authority.raw.trim() === '' ? one.provider.raw : one.authority.raw
  if (!isPoliceOrgan(organ) || entryOf(one.kind)?.adverse !== true || isReleased(one, flags)) return null
  const layout = layoutOf(one.kind)
  const basis = narrow(one.fields[layout.basis ?? ''] ?? '')
  if (ofThisLaw.test(basis) || ofThisLaw.test(bare(basis))) return 'basis'
  const number = narrow(one.documentNumber.raw)
  if (ofThisSeries.test(number) || ofThisSeries.test(bare(number))) return 'series'
  return namesAnAct(basis) ? null : 'noBasis'
}

/** Without the brackets, dashes and tags that stand between its signs. */
const bare = (text: string) => text.replace(/\P{Script=Han}/gu, '')

export const sealedRecord = (record: RecordFile, flags: PublicityFlags = {}): SealedBy | null =>
  sealedBy({ ...record, fields: currentFields(record), subjectKind: record.subject.kind }, flags)

export const sealedRow = (held: Omit<Sealable, 'subjectKind'>, flags: PublicityFlags = {}): SealedBy | null =>
  sealedBy({ ...held, subjectKind: null }, flags)

/** Names a decision of the sealed series: withhold the text too. */
export const namesSealed = (text: string): boolean =>
  (narrow(text).match(numbers) ?? []).some((one) => ofThisSeries.test(one))

const numbers = /公[^\s,，.。;；、:：]{0,16}?[(（〔[【]\s*\d{4}\s*[)）〕\]】][^\s,，.。;；、:：\d]{0,4}\d+\s*号/g

/** L21: `notFirms`, `notOlder`, `neither` release; else both stay sealed. */
function isReleased({ kind, fields, subjectKind }: Sealable, { L21: flag }: PublicityFlags): boolean {
  const decided = readDay(fields[layoutOf(kind).roles.decisionDate] ?? '')
  const isFirm = subjectKind !== null && subjectKind !== 'person'
  const isOlder = decided !== null && decided < since
  return (
    (isFirm && (flag === 'notFirms' || flag === 'neither')) || (isOlder && (flag === 'notOlder' || flag === 'neither'))
  )
}

// Names and short forms; a 治安案件 falls under this law.
const ofThisLaw = /治安(?:管理)?[处處][罚罰]|治安(?:管理)?法|治[管罚罰]法|治安案件/
// 云公(治安)行罚决字, 公(治)行罚决字, 公治罚字.
const ofThisSeries = /治安|[（(〔[【]治|公治|治行?[罚罰]/

/** 依法 or 有关规定 name no act, nor does a general law. */
function namesAnAct(basis: string): boolean {
  const vague =
    /(?:中华人民共和国)?行政处罚法?|(?:公安机关办理)?行政案件程序规定|\p{Script=Han}*裁量\p{Script=Han}*|依法|违法|违反|非法|法定|执法|司法|法律|法规|规章|相关|有关|其他|根据|依据|依照|按照|[的之和及等]/gu
  return /\p{Script=Han}{2,}(?:法|条例|办法|规定|规则|细则)/u.test(basis.replace(vague, ' '))
}
