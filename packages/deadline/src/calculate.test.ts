import { expect, it } from 'vitest'
import { calculate, figureOf, figures, figuresOf } from './calculate.ts'
import { chinaCalendar as calendar } from './china.ts'
import { ownLimit } from './own-limit.ts'
import { ruleOf, rules } from './rules.ts'

it('has a figure for each row with a length, and for each of its variants', () => {
  const without = ['I2', 'K3']
  const ids = rules.flatMap(({ id, variants }) => [
    ...(without.includes(id) ? [] : [id]),
    ...variants.map((_one, i) => `${id}.${i + 1}`),
  ])
  expect(figures.map(({ id }) => id)).toEqual(ids)
  expect(figureOf('H2')).toMatchObject({ limit: { id: 'H2' }, when: null, length: { unit: 'months', n: 6 } })
  expect(figureOf('H2.1')).toMatchObject({ limit: { id: 'H2' }, length: { unit: 'calendarDays', n: 15 } })
  expect(figureOf('H2.1')?.when?.zh).toMatch(/\p{Script=Han}/u)
  expect(figureOf('K3')).toBeUndefined()
  expect(figureOf('A4', figuresOf([ruleOf('A3')]))).toBeUndefined()
})

it('counts a figure by its row and a length of one’s own by none (民法典 201)', () => {
  const start = '2026-09-29'
  const [, afterReview] = figuresOf([ruleOf('H2')])
  const counted = afterReview && calculate({ of: afterReview, start, excluded: [] }, calendar)
  expect(counted).toMatchObject({ due: '2026-10-14', limit: { id: 'H2' }, length: { n: 15 } })
  const own = { unit: 'workingDays', n: 3, as: 'act' } as const
  const excluded = [{ from: '2026-09-30', to: '2026-09-30' }]
  expect(calculate({ of: own, start, excluded: [] }, calendar)?.due).toBe('2026-10-09')
  expect(calculate({ of: own, start, excluded }, calendar)).toMatchObject({ due: '2026-10-10', limit: ownLimit })
  expect(calculate({ of: own, start: '2027-12-30', excluded: [] }, calendar)).toBeUndefined()
})

it('a length of one’s own is no rule: no article, never statutory, and says whose it is', () => {
  const { id, force, informative, citation, owes, length, textStatus, procedure, step, start, stop } = ownLimit
  expect([id, force, informative, citation, owes, textStatus]).toEqual(['own', 'target', true, '', 'applicant', 'UNV'])
  expect(length).toEqual({ unit: 'none', n: 0, as: 'act' })
  expect([procedure, step, start, stop].map(({ zh, en }) => `${zh} ${en}`)).toEqual([
    '自行计算 A length of your own',
    '自行填写的期限 A length of your own',
    '您填写的起算日 the day you gave',
    '最后一日 the last day',
  ])
})
