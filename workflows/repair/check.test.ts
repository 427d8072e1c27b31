import { expect, it } from 'vitest'
import type { RecordFile } from '#records/record.ts'
import { testEngine } from '#tests/support/engine.ts'
import { instant, runExample, sampleRecord } from '#tests/support/run-example.ts'
import { Repair } from './case.ts'
import { bars } from './check.ts'
import { examples } from './examples.ts'

const [here] = examples
const hj = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
const words = { reason: '义务已履行完毕。', documentChecked: '复查记录', measures: [], measuresNote: '' }

async function proposed(verdict: 'repaired' | 'refused') {
  if (!here) throw new Error('no example')
  const { file } = await runExample(testEngine(), 'repair', {
    ...here,
    steps: [
      { send: 'unit.accepted', by: hj, at: '2026-10-13 10:00', data: {} },
      { send: 'unit.proposed', by: hj, at: '2026-10-14 10:00', data: { ...words, verdict } },
    ],
  })
  return Repair.parse(file.data)
}

const approval = (data: Repair, day: string, record: Partial<RecordFile>) =>
  bars(data, { type: 'approver.approved', at: instant(`${day} 10:00`) }, 'awaitingApproval', {
    ...{ clocks: {}, limits: [], flags: {} },
    record: { ...sampleRecord, ...record },
  })

it('grants no repair before an attached term is over, or while fraud bars it (O36 12, 25)', async () => {
  const granted = await proposed('repaired')
  const barred = { caseId: 'earlier', foundOn: '2024-01-01', until: '2026-12-31', over: false } as const
  expect(approval(granted, '2026-10-15', {})).toBeNull()
  expect(approval(granted, '2026-10-15', { attachedTermEnd: '2026-10-15' })).toBe('termRuns')
  expect(approval(granted, '2026-10-16', { attachedTermEnd: '2026-10-15' })).toBeNull()
  expect(approval(granted, '2026-12-31', { barred })).toBe('repairBarred')
  expect(approval(granted, '2027-01-01', { barred })).toBeNull()
})

it('refuses at any time, and takes what 信用中国 decided as it is', async () => {
  const term = { attachedTermEnd: '9999-12-31' } as const
  expect(approval(await proposed('refused'), '2026-10-15', term)).toBeNull()
  expect(approval({ ...(await proposed('repaired')), acceptedAt: null }, '2026-10-15', term)).toBeNull()
})
