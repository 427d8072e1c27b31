import { expect, it } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import { contestIn, rulingIn, withRuling } from './ruling.ts'

const by = { role: 'head', unit: 'HJ' } as const
const to = { role: 'intake', unit: 'FGW' } as const
const contest = { breach: 7, limit: 'A4', due: '2026-09-21', unit: 'HJ', reason: '系统停机' }
const ruled = { breach: 7, limit: 'A4', due: '2026-09-21', reason: '属实', by }

it('reads a contest and its ruling from their own entries, whole or not at all', () => {
  expect(contestIn({ type: 'breach.contested', data: contest })).toEqual(contest)
  expect(contestIn({ type: 'breach.contested', data: { ...contest, due: 'soon' } })).toBeNull()
  expect(contestIn({ type: 'breach.kept', data: contest })).toBeNull()
  for (const kind of ['kept', 'rescinded', 'reattributed'])
    expect(rulingIn({ type: `breach.${kind}`, data: ruled })).toEqual({ ...ruled, kind })
  for (const type of ['breach.contested', 'breach.', 'clock.A4.breach'])
    expect(rulingIn({ type, data: ruled })).toBeNull()
  expect(rulingIn({ type: 'breach.kept', data: { ...ruled, by: null } })).toBeNull()
})

it.each([
  ['a breach kept', 'kept', {}, {}, {}],
  ['rescinded', 'rescinded', {}, {}, { ruled: 'rescinded' }],
  ['rescinded, whoever is named', 'rescinded', { to }, {}, { ruled: 'rescinded' }],
  ['charged to another', 'reattributed', { to }, {}, { ruled: 'reattributed', chargedTo: to }],
  ['to nobody named', 'reattributed', {}, {}, { ruled: 'reattributed' }],
  ['of a limit begun anew', 'rescinded', {}, { due: '2026-09-28' }, {}],
  ['of one that broke nothing', 'rescinded', {}, { breachedAt: null }, {}],
  ['of another limit', 'rescinded', { limit: 'A5' }, {}, {}],
])('%s', (_what, kind, more, clock, changed) => {
  const stood = { rule: 'A4', due: '2026-09-21', breachedAt: 1, ...clock }
  const clocks = { A4: stood, A0: stood } as unknown as CaseFile['clocks']
  const after = withRuling(clocks, { type: `breach.${kind}`, data: { ...ruled, ...more } })
  expect(after).toEqual({ A4: { ...stood, ...changed }, A0: stood })
})
