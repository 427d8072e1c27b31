import { describe, expect, it } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { instant, runExample } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { examples } from './examples.ts'

const byCreditChina = examples.find(({ name }) => name.en.includes('Credit China (O36 13, 16)')) ?? never()
const [receipt] = byCreditChina.steps
const at = (send: string, time: string, by: string, data: object = {}) => ({
  send,
  by: { id: by, role: by === 'hj-head' ? ('head' as const) : ('officer' as const), unit: 'HJ' },
  at: time,
  data,
})

const applicant = { id: 'applicant', role: 'applicant', unit: null } as const

/** Received Thu 2026-10-15, accepted 10-21: B3 to 10-30, B4 to 10-29. */
const run = (steps: Example['steps']) =>
  runExample(testEngine(), 'repair', {
    ...byCreditChina,
    open: { ...byCreditChina.open, at: '2026-10-15 10:00' },
    steps: [
      ...(receipt && 'send' in receipt
        ? [{ ...receipt, at: '2026-10-15 15:00', data: { code: 'XYXF-1', receivedOn: '2026-10-15' } }]
        : []),
      {
        send: 'intake.enteredPush',
        by: { id: 'intake-1', role: 'intake', unit: 'FGW' },
        at: '2026-10-16 10:00',
        data: { pushedOn: '2026-10-16' },
      },
      at('unit.accepted', '2026-10-21 10:00', 'hj-1'),
      ...steps,
    ],
  })

const extension = (time: string) => at('head.extended', time, 'hj-head', { days: 10, reason: '需要现场核实。' })

describe('B4, whose force is generally (O36 16)', () => {
  it('moves with an extension of B3 granted on B3’s last day, a day after its own', async () => {
    const { clocks } = (await run([extension('2026-10-30 16:00'), { until: '2026-11-02 12:00' }])).file
    expect(clocks['B3']).toMatchObject({ due: '2026-11-13', state: 'running' })
    expect(clocks['B4']).toMatchObject({ due: '2026-11-12', told: '2026-11-12', state: 'running', endedAt: null })
  })

  it('ends as nobody’s breach while B2 and B3 are kept, also the second time', async () => {
    const { breaches, file } = await run([extension('2026-10-30 16:00'), { until: '2026-11-13 12:00' }])
    expect(breaches).toEqual([])
    expect(file.clocks['B4']).toMatchObject({ state: 'cancelled', breachedAt: null })
  })

  it('is a breach once B3 is one, though it ended before', async () => {
    expect((await run([{ until: '2026-10-30 12:00' }])).breaches).toEqual([])
    expect((await run([{ until: '2026-11-02 12:00' }])).breaches).toEqual(['B3', 'B4'])
  })
})

const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const intakeHead = { id: 'intake-head', role: 'intakeHead', unit: 'FGW' } as const
const result = {
  ...{ verdict: 'refused', reason: '义务没有履行完毕。', documentChecked: '复查记录', measures: [], measuresNote: '' },
}

describe('a supplement that arrives after acceptance', () => {
  it('asks for no acceptance again', async () => {
    const [here] = examples
    if (!here) throw new Error('no example')
    const { file } = await runExample(testEngine(), 'repair', {
      ...here,
      steps: [
        at('unit.askedSupplement', '2026-10-13 10:00', 'hj-1', { list: '缴款凭证' }),
        { until: '2026-11-02 12:00' },
        at('unit.accepted', '2026-11-02 13:00', 'hj-1'),
        at('unit.proposed', '2026-11-03 10:00', 'hj-1', result),
        { send: 'applicant.supplemented', by: applicant, at: '2026-11-03 11:00', data: { note: '补充', evidence: [] } },
      ],
    })
    expect(file.state).toBe('awaitingApproval')
    expect([file.clocks['B2']?.state, file.clocks['B2']?.endedAt]).toEqual(['met', instant('2026-11-02 13:00')])
  })
})

describe('a result that comes back to intake while Credit China’s clocks are over', () => {
  it('is intake’s within a working day', async () => {
    const { file } = await runExample(testEngine(), 'repair', {
      ...byCreditChina,
      open: { ...byCreditChina.open, at: '2026-10-15 10:00' },
      steps: [
        ...(receipt && 'send' in receipt
          ? [{ ...receipt, at: '2026-10-15 15:00', data: { code: 'XYXF-1', receivedOn: '2026-10-15' } }]
          : []),
        { until: '2026-10-30 12:00' },
        { send: 'intake.enteredResult', by: intake, at: '2026-10-30 13:00', data: result },
        { send: 'approver.returned', by: intakeHead, at: '2026-10-30 15:00', data: { reason: '请附文号。' } },
      ],
    })
    expect(file.state).toBe('handedOver')
    const live = Object.values(file.clocks).filter(({ state }) => state === 'running')
    expect(live.map(({ rule, due, owedBy }) => [rule, due, owedBy.role])).toEqual([['N6', '2026-11-02', 'intake']])
  })
})

function never(): never {
  throw new Error('there is a repair by way of Credit China')
}
