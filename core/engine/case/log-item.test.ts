import { expect, it } from 'vitest'
import { z } from 'zod'
import { entryHash, payloadHash } from '#ledger/entry.ts'
import { testEngine } from '#tests/support/engine.ts'
import { instant } from '#tests/support/run-example.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'
import { chargeText } from './charge-words.ts'
import { isBreach } from './is-breach.ts'
import { breachIndex, doneAt, type LogRow, logItem } from './log-item.ts'
import { logRow, said } from './log-kinds.ts'
import { textFault } from './text-fault.ts'

const engine = testEngine()
const { sha256 } = engine.crypto
const at = instant('2026-09-14 10:00')
const event: CaseEvent = {
  type: 'unit.answered',
  at,
  actor: { id: 'ann', role: 'officer', unit: 'HJ' },
  data: { x: 1 },
}
const bare = { state: 's', notices: [], papers: [] }
const rowOf = (...given: Parameters<typeof logItem>) => logItem(...given).item.body as unknown as LogRow

it('an entry names no person and has the hash of what is said; an entry may lose that', () => {
  const made = { id: 'C', seq: 3, chart: 2, procedure: 'objection', rules: '2026-11.5' }
  const { entry, item } = logItem(engine, 'case', made, event, 'before', bare)
  const { payload } = item.body as unknown as Required<LogRow>
  expect(entry).toEqual({
    ...{ v: 1, id: 'C', seq: 3, type: 'unit.answered', at, rules: 'objection@2/2026-11.5', prev: 'before' },
    ...{ actor: engine.crypto.keyed('actor', 'ann'), payload: payloadHash(payload, sha256) },
  })
  expect(item).toMatchObject({ pk: 'case#C', sk: 'log#00000003', v: 1, log: true })
  expect([item.index, JSON.stringify(entry).includes('ann')]).toEqual([undefined, false])
  expect(payload).toEqual({
    salt: expect.stringMatching(/^[0-9a-f]{32}$/),
    data: { actor: event.actor, event: { x: 1 }, state: 's' },
  })
  expect(logRow(item)).toEqual({ entry, payload })
  expect(entryHash(entry, sha256)).toHaveLength(32)
})

it('an entry of another log is by the rules of today, with no state, and no data is null', () => {
  const { data: _, ...silent } = event
  const { entry, payload } = rowOf(engine, 'admin', { id: 'A', seq: 1 }, silent as CaseEvent, '', null)
  expect([entry.rules, payload?.data]).toEqual([
    `record@1/${engine.rules}`,
    { actor: event.actor, event: null, state: null },
  ])
})

it('keeps what the case was decided by: papers, notices, ladder, its beginning, and when an imported step was done', () => {
  const notices = [{ notice: 'n', to: { role: 'officer', unit: 'HJ' }, formal: false }] as const
  const papers = [{ id: 'p', kind: 'decision', number: '1', hash: 'h' }] as never
  const begun = { number: 'N', subject: 'S', recordId: null, arisesFrom: null }
  const imported = { at: at + 5_000, file: 'f.csv', line: 7 }
  const row = rowOf(engine, 'case', { id: 'C', seq: 1, begun }, { ...event, ladder: usualLadder, imported }, '', {
    state: 's',
    notices,
    papers,
  })
  expect(row.payload?.data).toEqual({
    ...{ actor: event.actor, event: { x: 1 }, state: 's', notices, papers, ladder: usualLadder, begun },
    imported: { on: at, file: 'f.csv', line: 7 },
  })
  expect([row.entry.at, doneAt(row)]).toEqual([at + 5_000, at])
  expect(doneAt(rowOf(engine, 'case', { id: 'C', seq: 1 }, event, '', bare))).toBe(at)
})

it('a breach stands among those of its area and month', () => {
  const breach = { ...event, type: 'clock.A4.breach' }
  const index = (area?: string, of: CaseEvent = breach) =>
    logItem(engine, 'case', { id: 'C', seq: 1, ...(area && { area }) }, of, '', bare).item.index
  expect(index('4453')).toEqual({ queue: ['breach#4453#2026-09', `${String(at).padStart(15, '0')}#C`] })
  expect([index(), index('4453', event)]).toEqual([undefined, undefined])
  // By the Shanghai day.
  const eve = instant('2026-10-01 00:30')
  expect(breachIndex('4453', { id: 'C', at: eve }).queue?.[0]).toBe('breach#4453#2026-10')
  const told = (data: unknown) => isBreach('clock.A4.breach', data)
  expect([told({}), told(null), told('estimated'), told({ estimated: true }), isBreach('clock.A4.lapse', {})]).toEqual([
    ...[true, true, true, false, false],
  ])
})

it('says to whom late days are charged, and why', () => {
  const charged = [
    { to: { role: 'head', unit: 'HJ' }, days: 1, cause: 'approval' },
    { to: { role: 'intake', unit: 'FGW' }, days: 2, cause: 'misrouted' },
    { to: { role: 'officer', unit: 'HJ' }, days: 3, cause: 'own' },
    { to: { role: 'officer', unit: 'HJ' }, days: 4, cause: 'ruled' },
  ] as const
  const words = chargeText(engine, charged)
  expect(words?.zh.split('；').map((one) => one.replace(/^.* (?=\d)/, ''))).toEqual([
    ...['1个工作日（审批占用）', '2个工作日（转办有误）', '3个工作日（自身环节）', '4个工作日（异议裁定）'],
  ])
  expect(words?.en.split('; ').map((one) => one.replace(/^.*?, (?=\d)/, ''))).toEqual([
    ...['1 working day (with the approver)', '2 working days (sent to the wrong unit)'],
    ...['3 working days (its own step)', '4 working days (by a ruling)'],
  ])
  expect(words?.en).toMatch(/^\S.+, 1 working day/)
  expect(chargeText(engine, [])).toBeNull()
})

it('words must be said, and fit', () => {
  expect([textFault('reason', ' \n', 3), textFault('reason', ' abc ', 3), textFault('reason', 'abcd', 3)]).toEqual([
    ...[{ reason: 'required' }, {}, { reason: 'tooLong' }],
  ])
})

it('contents of an entry are read by their shape, or the fault names where they differ', () => {
  const shape = z.object({ a: z.number(), b: z.object({ c: z.string() }) })
  expect(said(shape, { a: 1, b: { c: 'x' }, more: true })).toEqual({ a: 1, b: { c: 'x' } })
  expect(() => said(shape, { a: '1', b: {} })).toThrow(
    expect.objectContaining({ code: 'replay.refused', message: 'a, b.c' }),
  )
})
