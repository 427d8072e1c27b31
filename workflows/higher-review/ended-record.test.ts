import { expect, it } from 'vitest'
import { sampleRecord } from '#tests/support/run-example.ts'
import { HigherReview } from './case.ts'
import { check } from './check.ts'
import { begin } from './evolve.ts'
import { examples } from './examples.ts'
import { show } from './show.ts'

const [example] = examples
const open = { type: 'applicant.submitted', at: 0, data: example?.open.data }
const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const data = HigherReview.parse(begin({ ...open, actor: { ...actor, role: 'applicant' } }))
const ended = { ...sampleRecord, ended: { reason: 'removed', on: '2026-09-15', caseId: null } } as const
const said = { item: '1', reason: '复核意见', documentChecked: '决定书', documentProduced: true }
const proposes = (code: string, record: typeof sampleRecord) => {
  const answers = [{ ...said, code, value: code === '01' ? '0.55' : null }]
  return check(data, { type: 'organ.proposed', actor, at: 0, data: { answers } }, 'withHigherOrgan', {
    record,
    clocks: {},
    limits: [],
    flags: {},
  })
}

it('takes no change of a record that has ended: it says so to who proposes, not to who approves', () => {
  expect([proposes('01', sampleRecord), proposes('05', sampleRecord)]).toEqual([null, null])
  expect([proposes('01', ended), proposes('03', ended), proposes('05', ended)]).toEqual([
    'recordGone',
    'recordGone',
    null,
  ])
})

it('names the organ that answers, and how, where it has no account', () => {
  expect(show(data).facts?.map((one) => ('unit' in one ? one.unit : one.name.zh))).toEqual([data.organ, '怎样答复'])
  expect(show({ ...data, organHasAccount: true }).facts).toHaveLength(1)
})
