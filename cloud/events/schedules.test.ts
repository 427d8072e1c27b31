import { describe, expect, it } from 'vitest'
import { nextOf } from './next-of.ts'
import { fits } from './pattern.ts'

describe('schedules', () => {
  const noon = Date.UTC(2026, 5, 2, 12, 0)
  it.each([
    ['rate(1 minute)', Date.UTC(2026, 5, 2, 12, 1)],
    ['rate(2 hours)', Date.UTC(2026, 5, 2, 14, 0)],
    ['cron(0 18 * * ? *)', Date.UTC(2026, 5, 2, 18, 0)],
    ['cron(30 1 ? * 2-6 *)', Date.UTC(2026, 5, 3, 1, 30)],
    ['cron(*/15 * * * ? *)', Date.UTC(2026, 5, 2, 12, 15)],
  ])('come by %s', (expression, at) => {
    expect(new Date(nextOf(expression, noon))).toEqual(new Date(at))
  })

  it('are refused where this world does not know their words', () => {
    expect(() => nextOf('at(2026-06-02T12:00:00)', noon)).toThrow('does not know')
    expect(() => nextOf('cron(0 12 L * ? *)', noon)).toThrow('does not know')
  })
})

describe('patterns', () => {
  const event = { eventName: 'INSERT', dynamodb: { NewImage: { log: { BOOL: true }, pk: { S: 'case#1' } } } }
  it.each([
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ dynamodb: { NewImage: { log: { BOOL: [true] } } } }, true],
    [{ dynamodb: { NewImage: { log: { BOOL: [false] } } } }, false],
    [{ dynamodb: { NewImage: { pk: { S: [{ prefix: 'case#' }] } } } }, true],
    [{ dynamodb: { OldImage: [{ exists: false }] } }, true],
    [{ eventName: [{ 'anything-but': ['INSERT'] }] }, false],
  ])('%j: %s', (pattern, fit) => {
    expect(fits(pattern, event)).toBe(fit)
  })

  it('are refused where this world does not know their operator', () => {
    expect(() => fits({ eventName: [{ wildcard: '*' }] }, event)).toThrow('does not know')
  })
})
