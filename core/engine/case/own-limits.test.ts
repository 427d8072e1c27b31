import { expect, it } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Day } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { holderDue, limitNamed, ownLimits, rowLimit } from './own-limits.ts'

const officer: Holder = { role: 'officer', unit: 'HJ' }
const head: Holder = { role: 'head', unit: 'HJ' }
const intake: Holder = { role: 'intake', unit: 'FGW' }
const applicant: Holder = { role: 'applicant', unit: null }

// A4 is statutory, K2 our target, K1 a mere choice.
const procedure = {
  timing: { limits: [{ limit: ruleOf('A4') }, { limit: ruleOf('K2') }, { limit: ruleOf('K1'), lapses: true }] },
  pages: { words: { limits: { A4: { zh: '核查', en: 'Decide' } } } },
} as unknown as Procedure

type Told = readonly [rule: string, due: Day | null, owedBy: Holder, state?: CaseClock['state']]
const file = (holder: Holder, ...clocks: readonly Told[]) =>
  ({
    holder,
    clocks: Object.fromEntries(
      clocks.map(([rule, due, owedBy, state = 'running']) => [`${rule}${due}`, { rule, due, owedBy, state }]),
    ),
  }) as unknown as CaseFile
const said = (of: { readonly clock: CaseClock } | null) => of && `${of.clock.rule} ${of.clock.due}`

it('lists the limits of one’s seat, then of one’s unit: statutory first, sooner first, choices last', () => {
  const all = file(
    officer,
    ...([
      ['K1', '2026-09-01', officer],
      ['A4', '2026-09-09', head],
      ['K2', '2026-09-08', officer],
      ['A4', '2026-09-07', officer],
      ['A4', '2026-09-06', officer],
      ['A4', null, officer],
      ['A4', '2026-09-02', intake],
      ['A4', '2026-09-03', officer, 'met'],
    ] as const),
  )
  expect(ownLimits(procedure, all, [officer]).map(said)).toEqual([
    ...['A4 2026-09-06', 'A4 2026-09-07', 'A4 null', 'K2 2026-09-08', 'K1 2026-09-01'],
  ])
  expect(ownLimits(procedure, all, [head]).map(said)).toEqual([
    ...['A4 2026-09-09', 'A4 2026-09-06', 'A4 2026-09-07', 'A4 null', 'K2 2026-09-08', 'K1 2026-09-01'],
  ])
  expect(ownLimits(procedure, all, [])).toEqual([])
})

it('says what it is: its name, whether the law sets it, whether it may lapse', () => {
  const clocks = { A4: { rule: 'A4' }, K1: { rule: 'K1' }, X9: { rule: 'X9' } } as unknown as CaseFile['clocks']
  const of = (id: string) => {
    const { name, statutory, optional } = limitNamed(procedure, { clocks }, id) ?? {}
    return [name?.zh, name?.en, statutory, optional]
  }
  expect([of('A4'), of('K1'), of('X9')]).toEqual([
    ['核查', 'Decide', true, false],
    ['K1', 'K1', false, true],
    ['X9', 'X9', false, false],
  ])
  expect(limitNamed(procedure, { clocks }, 'A5')).toBeNull()
})

it.each<[string, readonly Told[], string | null]>([
  ['none', [], null],
  [
    'one’s own that ends first',
    [
      ['A4', '2026-09-09', officer],
      ['A4', '2026-09-08', officer],
      ['A4', '2026-09-01', intake],
    ],
    'A4 2026-09-08',
  ],
  [
    'a duty before a choice',
    [
      ['K1', '2026-09-01', officer],
      ['A4', '2026-09-09', officer],
    ],
    'A4 2026-09-09',
  ],
  [
    'a choice, if there is nothing else',
    [
      ['K1', '2026-09-02', officer],
      ['K1', '2026-09-01', officer],
    ],
    'K1 2026-09-01',
  ],
  [
    'another’s, where one owes nothing',
    [
      ['A4', '2026-09-08', intake],
      ['A4', '2026-09-07', applicant],
    ],
    'A4 2026-09-07',
  ],
  [
    'another’s with a day before one’s own without',
    [
      ['A4', null, officer],
      ['A4', '2026-09-07', applicant],
    ],
    'A4 2026-09-07',
  ],
  [
    'one’s own without a day',
    [
      ['K2', null, intake],
      ['A4', null, officer],
    ],
    'A4 null',
  ],
  ['any without a day', [['A4', null, intake]], 'A4 null'],
])('shows in a row %s', (_what, clocks, expected) => {
  expect(said(rowLimit(procedure, file(officer, ...clocks), [officer]))).toBe(expected)
})

it('gives whoever holds the case a day only by a limit that binds them', () => {
  expect(holderDue(procedure, file(officer, ['A4', '2026-09-09', officer]))).toBe('2026-09-09')
  expect(holderDue(procedure, file(head, ['A4', '2026-09-09', officer]))).toBe('2026-09-09')
  expect(holderDue(procedure, file(officer, ['A4', '2026-09-09', intake]))).toBeNull()
  expect([holderDue(procedure, file(officer)), holderDue(procedure, file(officer, ['A4', null, officer]))]).toEqual([
    null,
    null,
  ])
  expect(said(rowLimit(procedure, file(officer, ['A4', '2026-09-09', intake])))).toBe('A4 2026-09-09')
})
