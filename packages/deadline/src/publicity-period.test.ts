import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, serialOf } from './day.ts'
import {
  autoEndOn,
  fraudUntil,
  listedAsOverdueFrom,
  longestTier,
  publicityPeriod,
  type Tier,
} from './publicity-period.ts'

describe('the period of publicity (O36 12, GD 43)', () => {
  it('1: a general item may be repaired after 3 months and ends after a year', () => {
    expect(publicityPeriod({ documentDate: '2026-05-20', tier: 'general' })).toEqual({
      rule: 'C2',
      earliestApplyOn: '2026-08-20',
      earliestEndOn: '2026-08-20',
      maximumOn: '2027-05-20',
      capOn: '2031-05-20',
      autoEndOn: '2027-05-20',
      flags: [],
    })
  })

  it('2: takes the last day of a month without the corresponding day, and does not roll it', () => {
    const period = publicityPeriod({ documentDate: '2026-11-30', tier: 'general' })
    expect([period.earliestApplyOn, period.autoEndOn]).toEqual(['2027-02-28', '2027-11-30'])
  })

  it('3: a serious item of 29 February, dated before the measures (L1)', () => {
    const period = publicityPeriod({ documentDate: '2024-02-29', tier: 'serious' })
    expect([period.earliestApplyOn, period.autoEndOn]).toEqual(['2025-02-28', '2027-02-28'])
    expect(period.rule).toBe('C3')
    expect(period.flags).toEqual(['L1'])
  })

  it('4: a minor item is shown for 3 months where necessary, else not at all', () => {
    const minor = { documentDate: '2026-08-31', tier: 'minor' } as const
    const necessary = publicityPeriod({ ...minor, necessary: true })
    expect([necessary.rule, necessary.earliestApplyOn, necessary.autoEndOn]).toEqual(['C1', '2026-08-31', '2026-11-30'])
    const hidden = publicityPeriod(minor)
    expect([hidden.earliestApplyOn, hidden.autoEndOn]).toEqual([null, null])
  })

  it('5: of several kinds the longest governs', () => {
    expect(longestTier(['minor', 'general'])).toBe('general')
    expect(longestTier(['serious', 'minor'])).toBe('serious')
    expect([longestTier(['minor']), longestTier([])]).toEqual(['minor', undefined])
    const period = publicityPeriod({ documentDate: '2026-07-06', tier: 'general' })
    expect([period.earliestApplyOn, period.autoEndOn]).toEqual(['2026-10-06', '2027-07-06'])
  })

  it('6: an attached term holds the early end back to the day after it (L20)', () => {
    const facts = { documentDate: '2026-06-01', tier: 'serious', attachedTermEndsOn: '2028-05-31' } as const
    const period = publicityPeriod(facts)
    expect([period.earliestApplyOn, period.earliestEndOn]).toEqual(['2028-06-01', '2028-06-01'])
    expect([period.autoEndOn, period.flags]).toEqual(['2029-06-01', ['L20']])
    expect(publicityPeriod({ ...facts, attachedTermEndsOn: '2026-07-01' }).earliestApplyOn).toBe('2027-06-01')
    const beyond = publicityPeriod({ ...facts, attachedTermEndsOn: '2030-05-31' })
    expect([beyond.autoEndOn, beyond.flags]).toEqual(['2029-06-01', ['L3', 'L20']])
    expect(publicityPeriod({ ...facts, attachedTermEndsOn: '2029-06-01' }).flags).toEqual(['L20'])
    expect(publicityPeriod({ ...facts, documentDate: '2026-04-01', attachedTermEndsOn: '2026-04-02' }).flags).toEqual([
      'L20',
    ])
  })

  it('7: lists what the former rules show too long, from the day the measures came into force', () => {
    const facts = { documentDate: '2024-09-10', tier: 'general' } as const
    expect(autoEndOn(facts)).toBe('2025-09-10')
    expect(listedAsOverdueFrom(facts, '2027-09-10')).toBe('2026-04-01')
    expect(listedAsOverdueFrom(facts, '2025-09-10')).toBeNull()
    expect(listedAsOverdueFrom({ documentDate: '2026-05-20', tier: 'general' }, '2028-05-20')).toBe('2027-05-21')
    expect(listedAsOverdueFrom({ documentDate: '2026-05-20', tier: 'minor' }, '2026-05-20')).toBe('2026-05-20')
  })

  it('8: has the national maximum and the cap of GD 43 for a serious item, and between them the sector rule', () => {
    const facts = { documentDate: '2021-06-15', tier: 'serious' } as const
    const period = publicityPeriod(facts)
    expect([period.maximumOn, period.capOn]).toEqual(['2024-06-15', '2026-06-15'])
    expect(period.autoEndOn).toBe('2024-06-15')
    expect(autoEndOn({ ...facts, uncorrectedMonths: 48 })).toBe('2025-06-15')
    expect(autoEndOn({ ...facts, uncorrectedMonths: 120 })).toBe('2026-06-15')
    expect(autoEndOn({ ...facts, uncorrectedMonths: 12 })).toBe('2024-06-15')
  })

  it('11: shows and bars fraud through three years', () => {
    expect(fraudUntil('2026-09-30')).toBe('2029-09-30')
  })

  it('has the cap alone while no tier is set, from the end of continuing conduct', () => {
    const period = publicityPeriod({ documentDate: '2022-01-05', tier: null })
    expect(period).toMatchObject({ rule: 'C4', earliestApplyOn: null, maximumOn: null, autoEndOn: '2027-01-05' })
    expect(autoEndOn({ documentDate: '2022-01-05', tier: null, conductEndedOn: '2022-06-30' })).toBe('2027-06-30')
  })

  it('has days for a ban without end, and for a placeholder as date', () => {
    const life = publicityPeriod({ documentDate: '2026-06-01', tier: 'serious', attachedTermEndsOn: '9999-12-31' })
    expect([life.earliestApplyOn, life.autoEndOn, life.flags]).toEqual(['9999-12-31', '2029-06-01', ['L3', 'L20']])
    expect(publicityPeriod({ documentDate: '9999-12-31', tier: 'general' }).autoEndOn).toBe('9999-12-31')
  })

  it('lets a special period of a law prevail', () => {
    expect(autoEndOn({ documentDate: '2026-05-20', tier: 'general', specialMonths: 6 })).toBe('2026-11-20')
    expect(autoEndOn({ documentDate: '2026-05-20', tier: 'general', specialMonths: 96 })).toBe('2034-05-20')
    expect(autoEndOn({ documentDate: '2026-05-20', tier: 'minor', specialMonths: 6 })).toBe('2026-11-20')
  })

  it('never ends after GD 43, nor earlier for a graver tier or a later document', () => {
    const day = fc.integer({ min: serialOf('2015-01-01'), max: serialOf('2040-12-31') }).map(dayOf)
    const tier = fc.constantFrom<Tier>('minor', 'general', 'serious')
    fc.assert(
      fc.property(day, tier, tier, fc.nat(900), (documentDate, one, other, more) => {
        const end = (date: string, of: Tier) => autoEndOn({ documentDate: date, tier: of, necessary: true }) ?? ''
        const graver = longestTier([one, other]) ?? one
        expect(end(documentDate, one) <= end(documentDate, graver)).toBe(true)
        expect(end(documentDate, one) <= end(addDays(documentDate, more), one)).toBe(true)
        expect(end(documentDate, one) <= publicityPeriod({ documentDate, tier: one }).capOn).toBe(true)
      }),
    )
  })
})
