import { describe, expect, test } from 'vitest'
import { nextStep, type RecordStanding } from './next-step-view.ts'

const plain: RecordStanding = {
  wrong: false,
  ended: false,
  open: false,
  awaitsYou: false,
  mayObject: true,
  mayRepair: true,
  repair: { standing: 'none', applyOn: null },
  reminded: false,
}
const ready = { standing: 'ready', applyOn: '2026-05-01' } as const
const waits = { standing: 'waits', applyOn: '2026-12-01' } as const
const of = (over: Partial<RecordStanding>) => nextStep({ ...plain, ...over })

describe('of a record one thing is recommended', () => {
  test('what is wrong is objected to, even where it could be repaired', () => {
    expect(of({ wrong: true })).toBe('object')
    expect(of({ wrong: true, repair: ready })).toBe('object')
    expect(of({ wrong: true, open: true })).toBe('object')
  })

  test('what can be repaired today is repaired, by whoever may', () => {
    expect(of({ repair: ready })).toBe('repair')
    expect(of({ repair: ready, mayRepair: false })).toBe('nothing')
  })

  test('what cannot be repaired yet is remembered, once', () => {
    expect(of({ repair: waits })).toBe('remind')
    expect(of({ repair: waits, reminded: true })).toBe('wait')
    expect(of({ repair: { standing: 'waits', applyOn: null } })).toBe('wait')
  })

  test('what has ended needs nothing, whatever is said of it', () => {
    expect(of({ ended: true })).toBe('nothing')
    expect(of({ ended: true, wrong: true })).toBe('nothing')
    expect(of({ ended: true, repair: ready })).toBe('nothing')
  })

  test('a case that waits for its applicant comes before all else, one under way before a second', () => {
    expect(of({ open: true, awaitsYou: true, wrong: true, repair: ready })).toBe('answer')
    expect(of({ open: true, repair: ready })).toBe('follow')
    expect(of({ open: true, ended: true })).toBe('follow')
  })

  test('what another organ repairs is asked of that organ; what is to nobody’s harm needs nothing', () => {
    expect(of({ repair: { standing: 'elsewhere', applyOn: null } })).toBe('elsewhere')
    expect(of({})).toBe('nothing')
    expect(of({ wrong: true, mayObject: false, repair: waits })).toBe('remind')
  })
})
