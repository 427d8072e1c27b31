import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { instantOn } from '#law/day.ts'
import { begin } from './evolve.ts'
import { examples } from './examples.ts'
import { limits } from './limits.ts'
import { promise } from './promise.ts'

const actor = { id: 'applicant', role: 'applicant', unit: null } as const
const filed = begin({ type: 'applicant.submitted', at: 0, actor, data: examples[0]?.open.data })
const promised = (day: string) =>
  promise(filed, { openedAt: instantOn(day, '10:00'), clocks: {}, limits }, chinaCalendar)

describe('the promise to the applicant', () => {
  it('is the first sum A3 + A4 + A5 (GD 46)', () => {
    expect(promised('2026-09-24')).toBe('2026-10-12')
    expect(promised('2026-09-15')).toBe('2026-09-23')
  })
})
