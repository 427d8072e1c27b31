import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { caseId, instant, look, passTime, prepare, settle } from '#tests/support/run-example.ts'
import { examples } from './examples.ts'

const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const intakeHead = { id: 'intake-head', role: 'intakeHead', unit: 'FGW' } as const
const on = (send: string, at: string, data: object = {}, by: typeof intake | typeof intakeHead = intake) =>
  ({ send, at, data, by }) as const
const kept = on('intake.kept', '2026-09-15 11:00')
const forwarded = (at: string) => on('intake.forwarded', at, { unit: 'HJ', reason: '' })
const refuses = on('intake.proposedRefusal', '2026-09-15 11:00', { reason: '不属受理范围', documentChecked: '登记簿' })
const returned = (at: string) => on('approver.returned', at, { reason: '属于受理范围。' }, intakeHead)

async function sent(engine: TestEngine, { send, at, by, data }: ReturnType<typeof on>) {
  await passTime(engine, instant(at))
  expect((await commit(engine, caseId, { type: send, actor: by, data })).kind).toBe('committed')
  await settle(engine)
}

/** Received Mon 2026-09-14, with two units that it may concern: A3 to 09-16. */
async function a3(rules: string | undefined, ...steps: readonly ReturnType<typeof on>[]) {
  const [example] = examples
  if (!example) throw new Error('no example')
  const engine = testEngine()
  const data = Object.assign({}, example.open.data, { candidates: ['HJ', 'SCJG'] })
  await prepare({ ...engine, ...(rules && { rules }) }, 'objection', {
    ...example,
    open: { at: '2026-09-14 10:00', data },
  })
  for (const step of steps) await sent(engine, step)
  const { file, breaches } = await look(engine)
  const { state, due, startDay, endedAt } = file.clocks['A3'] ?? {}
  return { state, due, startDay, endedAt, breached: breaches.includes('A3'), in: file.state }
}

describe('the limit to forward (GD 46(2), A3)', () => {
  it('is not met by keeping the case, and runs on from receipt where it is forwarded after all', async () => {
    expect(await a3(undefined, kept)).toMatchObject({ state: 'cancelled', breached: false, in: 'platformReview' })
    expect(await a3(undefined, kept, forwarded('2026-09-16 17:00'))).toMatchObject({
      ...{ state: 'met', startDay: '2026-09-14', due: '2026-09-16', endedAt: instant('2026-09-16 17:00') },
    })
    expect(await a3(undefined, kept, forwarded('2026-09-17 09:30'))).toMatchObject({
      state: 'late',
      in: 'withProvider',
    })
  })

  it('leaves out the days of a pause in the platform’s own verification', async () => {
    const pause = { cause: 'appraisal', reason: '鉴定', expectedEnd: '2026-09-18' }
    const paused = on('head.paused', '2026-09-15 14:00', pause, intakeHead)
    const resumed = on('unit.resumed', '2026-09-18 10:00', { arrivedOn: '2026-09-18' })
    expect(await a3(undefined, kept, paused, resumed, forwarded('2026-09-20 10:00'))).toMatchObject({
      ...{ state: 'met', due: '2026-09-20', startDay: '2026-09-14' },
    })
  })

  it('is owed again where a refusal comes back, and breached at once if it is over', async () => {
    expect(await a3(undefined, refuses)).toMatchObject({ state: 'cancelled', in: 'awaitingApproval' })
    expect(await a3(undefined, refuses, returned('2026-09-15 16:00'))).toMatchObject({
      ...{ state: 'running', due: '2026-09-16', breached: false },
    })
    expect(await a3(undefined, refuses, returned('2026-09-17 10:00'))).toMatchObject({
      state: 'running',
      breached: true,
    })
    expect(await a3(undefined, refuses, on('approver.approved', '2026-09-17 10:00', {}, intakeHead))).toMatchObject({
      ...{ state: 'cancelled', breached: false },
    })
  })

  it('runs as it did in cases of earlier rules', async () => {
    expect(await a3('2026-12.1', kept, forwarded('2026-09-17 09:30'))).toMatchObject({
      ...{ state: 'met', endedAt: instant('2026-09-15 11:00') },
    })
    expect(await a3('2026-12.1', refuses, returned('2026-09-17 10:00'))).toMatchObject({
      state: 'met',
      breached: false,
    })
  })
})
