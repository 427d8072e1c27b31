import type { Day } from '#law/day.ts'
import { layoutOf } from '../layout.ts'
import { currentFields, type RecordFile } from '../record.ts'
import { readDay } from '../value.ts'
import type { PublicityFlags, Why } from './publicity-flags.ts'

/** For what has no end: shown as long as it stands. */
export const openEnd: Day = '9999-12-31'

/** Permit, commitment, award: shown while in force. */
export function inForceSpan(record: RecordFile, flags: PublicityFlags) {
  const { roles, validUntil, standing } = layoutOf(record.kind)
  const fields = currentFields(record)
  const end = (fields[validUntil ?? ''] ?? '').trim()
  const standsAs = (fields[standing ?? ''] ?? '').trim()
  return {
    from: readDay(fields[roles.decisionDate] ?? ''),
    // An end that names no day is not taken for "without end".
    until: end === '' || end === '长期' ? openEnd : readDay(end),
    why: record.kind === 'permit' ? permitStatus(standsAs, flags['permitStatus']) : otherStanding(standsAs),
  }
}

const inForceWords = ['', '正常', '有效']
const notInForceWords = ['撤销', '注销', '无效', '失效', '吊销', '撤回']
const keptWords = [...inForceWords, '履行中', '已履行', '已履行完毕']

/** Code 1 is 有效 in one list, 撤销 in another: hidden. */
function permitStatus(status: string, coding: PublicityFlags[string] | undefined): Why[] {
  const code = coding === 'national' ? '1' : '0'
  if (status === code || inForceWords.includes(status)) return []
  const isSettled = coding === 'national' || coding === 'local'
  return [isSettled || notInForceWords.includes(status) ? 'permitNotInForce' : 'permitStatusUnclear']
}

/** Failing conduct rests on documents GD 32 names: no commitment is shown. */
const otherStanding = (status: string): Why[] => (keptWords.includes(status) ? [] : ['notInForce'])
