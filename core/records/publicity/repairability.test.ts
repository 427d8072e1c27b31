import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { instantOn } from '#law/day.ts'
import { deadline } from '#law/deadline.ts'
import { fraudUntil } from '#law/publicity-period.ts'
import { ruleOf } from '#law/rules.ts'
import { lengthOf } from '#law/time-limit.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import type { RecordFile, Tier } from '../record.ts'
import { suggestTier } from '../tier-suggestion.ts'
import { repairability } from './repairability.ts'

const tier = (value: Tier['value']): Tier => ({ value, basis: 'O36 9', by: 'HJ', at: instantOn('2026-04-01', '09:00') })
const decided = (day: string, value: Tier['value'] | null, more: Partial<RecordFile> = {}) =>
  inventedPenalty({ fields: { CF_JDRQ: day }, tier: value === null ? null : tier(value), ...more })
const days = (record: RecordFile, today: string) => {
  const found = repairability(record, today)
  return [found.earliestApplyOn, found.autoEndOn]
}
const due = (rule: string, start: string, extendedBy = 0) => {
  const length = lengthOf(ruleOf(rule))
  return length && deadline(length, start, chinaCalendar, { extendedBy }).due
}

describe('when a record can be repaired: the worked examples of O36', () => {
  it('1: general, three months after the document, ends after a year', () => {
    const record = decided('2026-05-20', 'general')
    expect(days(record, '2026-06-01')).toEqual(['2026-08-20', '2027-05-20'])
    expect(repairability(record, '2026-08-19')).toMatchObject({ ready: false, lacks: ['minimum'], rule: 'C2' })
    expect(repairability(record, '2026-08-20')).toMatchObject({ ready: true, lacks: [], channel: 'creditChina' })
  })

  it('2: a month without the corresponding day takes its last, a Sunday all the same', () => {
    expect(days(decided('2026-11-30', 'general'), '2026-12-01')).toEqual(['2027-02-28', '2027-11-30'])
  })

  it('3: serious, of a leap day and older than the measures (L1)', () => {
    const found = repairability(decided('2024-02-29', 'serious'), '2026-11-25')
    expect([found.earliestApplyOn, found.autoEndOn, found.rule]).toEqual(['2025-02-28', '2027-02-28', 'C3'])
    expect(found.flags).toContain('L1')
    expect(found.shownUntil).toBe('2029-02-28')
  })

  it('4: minor and published as necessary, as soon as the duty is done', () => {
    const record = decided('2026-08-31', 'minor', { necessary: true })
    expect(days(record, '2026-09-01')).toEqual(['2026-08-31', '2026-11-30'])
    expect(repairability(record, '2026-09-01').ready).toBe(true)
    const hidden = repairability(decided('2026-08-31', 'minor'), '2026-09-01')
    expect(hidden).toMatchObject({ ready: true, channel: 'here', autoEndOn: null })
  })

  it('5: of several kinds the longest governs; a holiday is not rolled', () => {
    expect(days(decided('2026-07-06', 'general'), '2026-08-01')).toEqual(['2026-10-06', '2027-07-06'])
  })

  it('6: an attached term holds it back to the day after (L20)', () => {
    const record = decided('2026-06-01', 'serious', { attachedTermEnd: '2028-05-31' })
    const found = repairability(record, '2027-07-01')
    expect([found.earliestApplyOn, found.autoEndOn]).toEqual(['2028-06-01', '2029-06-01'])
    expect([found.lacks, found.flags]).toEqual([['attachedTerm'], ['L20']])
    expect(repairability(record, '2027-01-01').lacks).toEqual(['minimum', 'attachedTerm'])
    expect(repairability(record, '2028-06-01').ready).toBe(true)
  })

  it('7: past the cap of O36 and still shown under O58, on the list from 1 April 2026 (L1)', () => {
    const found = repairability(decided('2024-09-10', 'general'), '2026-04-01')
    expect([found.autoEndOn, found.shownUntil, found.listedFrom]).toEqual(['2025-09-10', '2029-09-10', '2026-04-01'])
    expect(found).toMatchObject({ ready: true, flags: ['L1'] })
  })

  it('8: serious and uncorrected, over by O36 and then by GD 43 (L1)', () => {
    const found = repairability(decided('2021-06-15', 'serious'), '2026-04-01')
    expect([found.autoEndOn, found.shownUntil, found.listedFrom]).toEqual(['2024-06-15', '2026-06-15', '2026-04-01'])
  })

  it('9: B2 and B3 from the push and the acceptance, B4 from receipt, each with its extension', () => {
    expect([due('B1', '2026-08-20'), due('B2', '2026-08-21')]).toEqual(['2026-08-21', '2026-08-26'])
    expect([due('B3', '2026-08-26'), due('B3', '2026-08-26', 10)]).toEqual(['2026-09-04', '2026-09-18'])
    expect([due('B4', '2026-08-20'), due('B4', '2026-08-20', 10)]).toEqual(['2026-09-03', '2026-09-17'])
  })

  it('10: a make-up Sunday counts', () => {
    expect(due('B2', '2026-09-18')).toBe('2026-09-22')
  })

  it('11: a fraud bars the item for three years', () => {
    expect(fraudUntil('2026-09-30')).toBe('2029-09-30')
  })

  it('12: a revoked penalty is withdrawn in three working days', () => {
    expect(due('D1', '2026-04-30')).toBe('2026-05-08')
  })

  it('13: a reorganisation is shielded in ten working days', () => {
    expect(due('B5', '2026-09-23')).toBe('2026-10-14')
  })
})

describe('where a repair is asked for (L17)', () => {
  it('is the city for persons, for what is not shown, and for all where the flag says so', () => {
    const person = { kind: 'person', key: 'k', name: '甄样例', code: null } as const
    const found = repairability(decided('2026-05-20', 'general', { subject: person }), '2026-09-01')
    expect(found).toMatchObject({ channel: 'here', ready: true })
    expect(found.flags).toEqual(['L4', 'L17'])
    expect(repairability(decided('2026-05-20', 'general'), '2026-09-01', { L17: 'here' }).channel).toBe('here')
  })

  it.each([
    ['judgmentDefaulter', 'court'],
    ['taxDefaulter', 'sector'],
    ['rating', 'owner'],
    ['permit', null],
    ['award', null],
  ] as const)('of a %s: %s', (kind, channel) => {
    expect(repairability(decided('2026-05-20', null, { kind }), '2026-09-01')).toMatchObject({ channel, ready: false })
  })

  it('is nowhere once the record has ended', () => {
    const ended = { reason: 'repaired', on: '2026-09-01', caseId: 'c' } as const
    expect(repairability(decided('2026-05-20', 'general', { ended }), '2026-09-02')).toMatchObject({
      channel: null,
      ready: false,
    })
  })
})

describe('the tier the software suggests (O36 8–10)', () => {
  const of = (CF_CFLB: string, CF_NR = '') => suggestTier(inventedPenalty({ fields: { CF_CFLB, CF_NR } }))

  it('takes the longest of several kinds', () => {
    expect(of('警告;暂扣许可证').tier).toBe('serious')
    expect(of('警告;没收非法财物').tier).toBe('general')
    expect(of('通报批评').tier).toBe('minor')
  })

  it('asks the unit for a fine and for confiscated gains (L5, L6)', () => {
    expect(of('罚款')).toMatchObject({ tier: null, asks: [{ words: '罚款', flag: 'L5' }] })
    expect(of('没收违法所得、没收非法财物', '没收违法所得三千元')).toMatchObject({ tier: null, asks: [{ flag: 'L6' }] })
  })

  it('gives the dates that would follow, and never makes them the record’s', () => {
    const record = inventedPenalty({ fields: { CF_CFLB: '责令停产停业' }, tier: null })
    const found = repairability(record, '2026-09-01')
    expect(found.suggested).toMatchObject({ earliestApplyOn: '2027-05-20', autoEndOn: '2029-05-20' })
    expect(found).toMatchObject({ earliestApplyOn: null, ready: false, lacks: ['tier'] })
  })
})
