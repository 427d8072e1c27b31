import { expect, it } from 'vitest'
import type { RuleSet } from '#law/rule-set.ts'
import { ruleOf, ruleSetVersion, rules } from '#law/rules.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { caseAt, isCase, procedureOf, readingOf } from './case-of.ts'
import { onRules, ruleFor, rulesHere, rulesOf, withTargets } from './on-rules.ts'

/** Invented edition: five days for A4, no A5, a target of its own. */
const earlier: RuleSet = {
  version: 'old',
  rules: rules
    .filter(({ id }) => id !== 'A5')
    .map((row) => (row.id === 'A4' ? { ...row, length: { unit: 'workingDays', n: 5, as: 'act' } } : row)),
  targets: {
    objection: [{ ...ruleOf('K3'), length: { unit: 'workingDays', n: 9, as: 'act' } }],
    repair: [ruleOf('K3')],
  },
}
const book = { pastRules: { old: earlier } }
const objection = procedures['objection'] as Procedure
const lengths = ({ timing }: Procedure) =>
  Object.fromEntries(timing.limits.map(({ limit: { id, length } }) => [id, (length.target ?? length).n]))

it('a case has the rows of its own edition', () => {
  expect([rulesOf(book, 'old'), rulesOf({}, ruleSetVersion).rules, rulesOf({ rules: 'mine' }, 'mine').version]).toEqual(
    [...[earlier, rules, 'mine']],
  )
  for (const of of [{}, { rules: 'mine' }])
    expect(() => rulesOf(of, 'old')).toThrow(expect.objectContaining({ code: 'unknownRules' }))
  expect([
    ruleFor(book, { rules: 'old' }, 'A4').length.n,
    ruleFor(book, { rules: ruleSetVersion }, 'A4').length.n,
  ]).toEqual([5, 3])
  expect(() => ruleFor(book, { rules: 'old' }, 'A5')).toThrow(
    expect.objectContaining({ code: 'unknownRule', message: 'the rules old have no A5' }),
  )
})

it('a procedure counts by the edition: its lengths, its own targets, and no limit that it lacks', () => {
  const { A4, A5, K3, ...others } = lengths(onRules(book, objection, 'old'))
  const today = lengths(objection)
  expect([A4, A5, K3]).toEqual([5, undefined, 9])
  expect([today['A4'], today['A5'], today['K3']]).toEqual([3, 2, 1])
  for (const [id, n] of Object.entries(others)) expect(n, id).toBe(today[id])
  for (const version of [undefined, ruleSetVersion]) expect(onRules(book, objection, version)).toBe(objection)
  expect(onRules({ ...book, rules: 'old' }, objection, 'old')).toBe(objection)
  expect(() => onRules({ ...book, rules: 'old' }, objection, ruleSetVersion)).toThrow(/2026/)
})

it('a case runs as its edition did: a changed course waits for the next one', () => {
  const courses = (version: string) =>
    Object.fromEntries(
      ['objection', 'repair', 'fraud', 'shieldEnd'].map((id) => [
        id,
        onRules({}, procedures[id] as Procedure, version)
          .timing.limits.filter((rule, i, all) => rule.earlier && all[i]?.applies === rule.earlier.rule.applies)
          .map(({ limit, losesLastDay }) => `${limit.id}${losesLastDay ? ' losesLastDay' : ''}`),
      ]),
    )
  expect(courses('2026-11.5')).toMatchObject({ repair: ['B2'], fraud: ['K3'], shieldEnd: ['K3'] })
  expect(
    onRules({}, objection, '2026-11.5')
      .timing.limits.filter((rule) => rule.losesLastDay)
      .map((rule) => rule.limit.id),
  ).toEqual(['A0', 'A2', 'A4', 'A9'])
  expect(courses(ruleSetVersion)).toMatchObject({ repair: [], fraud: [], shieldEnd: [] })
  expect(objection.timing.limits.some((rule) => rule.losesLastDay)).toBe(false)
})

it('a city’s own targets change targets alone', () => {
  const targets = { A0: 6, A4: 1, A7: 4, K1: 2 }
  const at = (id: string) => rulesHere({ targets }).find((row) => row.id === id)?.length
  expect(at('A0')).toEqual({ unit: 'none', n: 0, as: 'act', target: { unit: 'workingDays', n: 6, as: 'act' } })
  expect([at('A4')?.n, at('A7')?.target?.n, at('K1')?.n]).toEqual([3, 4, 2])
  expect(rulesHere({})).toEqual(rules)
  expect(withTargets(objection, undefined)).toBe(objection)
  expect(lengths(withTargets(objection, targets))).toEqual({
    ...lengths(objection),
    A0: 6,
    ...('K1' in lengths(objection) && { K1: 2 }),
  })
  expect(ruleFor({}, { rules: ruleSetVersion, targets }, 'A0').length.target?.n).toBe(6)
})

it('a case stays on its chart, its rules and its targets', () => {
  const engine = { procedures, ...book }
  const of = { procedure: 'objection', rules: 'old', targets: { A0: 6 } }
  const { A0, A4 } = lengths(readingOf(engine, of))
  expect([A0, A4]).toEqual([6, 5])
  const { version, past } = objection.course
  expect([procedureOf(engine, of), procedureOf(engine, { ...of, chart: version })].map(({ course }) => course)).toEqual(
    [...[objection.course, objection.course]],
  )
  const [first = 0] = Object.keys(past).map(Number)
  const before = procedureOf(engine, { ...of, chart: first })
  expect([before.course.version, before.course.chart === past[first]]).toEqual([first, true])
  expect(() => procedureOf(engine, { ...of, chart: 99 })).toThrow(
    expect.objectContaining({ code: 'unknownChart', message: 'objection 99' }),
  )
  expect(() => readingOf(engine, { procedure: 'nothing' })).toThrow(
    expect.objectContaining({ code: 'unknownProcedure' }),
  )
})

it('tells a case from what stands beside it', async () => {
  const keys = [
    { pk: 'case#C', sk: 'case' },
    { pk: 'case#C', sk: 'log#00000001' },
    { pk: 'record#C', sk: 'record' },
  ]
  expect(keys.map(isCase)).toEqual([true, false, false])
  expect(await caseAt({ table: { get: async () => null } as never }, 'C')).toBeNull()
})
