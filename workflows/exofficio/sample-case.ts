import type { Actor } from '#workflows/contract/actor.ts'
import type { Found } from './events.ts'

/** People and papers of the worked cases. */
const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
export const system = person('system', 'system', null)
export const supervisor = person('supervisor', 'supervisor', null)
export const hj = { officer: person('hj-1', 'officer', 'HJ'), head: person('hj-head', 'head', 'HJ') }
export const fgw = { intake: person('intake-1', 'intake', 'FGW'), head: person('intake-head', 'intakeHead', 'FGW') }
export const scjg = person('scjg-1', 'officer', 'SCJG')

export const contact = {
  name: '张三',
  email: 'applicant@example.com',
  phone: '0766-0000000',
  consentElectronic: true,
  lang: 'zh',
} as const

export const found = (rule: string, article: string, over: Partial<Found> = {}): Found => ({
  rule,
  article,
  why: { zh: '该记录可能有误。', en: 'The record may be wrong.' },
  unit: 'HJ',
  provider: 'HJ',
  determiner: 'HJ',
  platform: 'FGW',
  twin: null,
  offered: null,
  report: null,
  evidence: [],
  contact: null,
  ...over,
})

export const answer = (verdict: string, over: object = {}) => ({
  verdict,
  reason: '已核对决定书原件。',
  documentChecked: '行政处罚决定书',
  ...over,
})
