import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#law/day.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { inventedRecord } from '#tests/support/pages/sample-sheet.ts'
import type { RecordKind } from '../kind.ts'
import { layoutOf } from '../layout.ts'
import { matched } from '../normalise.ts'
import type { RecordFile, Tier } from '../record.ts'
import { publicity } from './publicity.ts'

const tier = (value: Tier['value']): Tier => ({ value, basis: 'O36 10', by: 'HJ', at: 0 })
const decided = (day: string, value: Tier['value'] | null, more: Partial<RecordFile> = {}) =>
  inventedPenalty({ fields: { CF_JDRQ: day }, tier: value === null ? null : tier(value), ...more })

describe('publicity of a penalty', () => {
  it.each([
    ['example 1', '2026-05-20', 'general', null, '2026-08-20', '2027-05-20'],
    ['example 2', '2026-11-30', 'general', null, '2027-02-28', '2027-11-30'],
    ['example 5', '2026-07-06', 'general', null, '2026-10-06', '2027-07-06'],
    ['example 6', '2026-06-01', 'serious', '2028-05-31', '2028-06-01', '2029-06-01'],
  ] as const)('follows %s', (_, day, value, attachedTermEnd, earliestApplyOn, until) => {
    const record = decided(day, value, { attachedTermEnd })
    expect(publicity(record, day)).toEqual({ shown: true, from: day, until, why: [], earliestApplyOn })
    expect(publicity(record, until).shown).toBe(true)
    expect(publicity(record, addDays(until, 1))).toMatchObject({ shown: false, why: ['pastLastDay'] })
  })

  it('shows a minor one only where necessary, for three months (O36 12, example 4)', () => {
    expect(publicity(decided('2026-08-31', 'minor'), '2026-09-01')).toMatchObject({
      shown: false,
      until: null,
      why: ['minorNotShown'],
    })
    expect(publicity(decided('2026-08-31', 'minor', { necessary: true }), '2026-09-01')).toMatchObject({
      shown: true,
      until: '2026-11-30',
    })
  })

  it('waits for the tier from 2026-04-01 on, and not before (ADR 14)', () => {
    expect(publicity(decided('2026-04-01', null), '2026-05-01')).toMatchObject({ shown: false, why: ['noTier'] })
    expect(publicity(decided('2026-03-31', null), '2026-05-01')).toMatchObject({
      shown: true,
      until: '2031-03-31',
      why: [],
    })
  })

  it('keeps an older one to the five years of GD 43 and lists what O36 would have ended (L1)', () => {
    const seventh = decided('2024-09-10', 'general')
    expect(publicity(seventh, '2026-03-31').why).toEqual([])
    expect(publicity(seventh, '2026-04-01')).toMatchObject({ shown: true, until: '2029-09-10', why: ['reviewL1'] })
    expect(publicity(seventh, '2026-04-01', { L1: 'cap' })).toMatchObject({
      shown: false,
      until: '2025-09-10',
      why: ['pastLastDay'],
    })
    // Without a degree, by the longest that any has.
    const ungraded = { ...seventh, tier: null }
    expect(publicity(ungraded, '2027-09-11')).toMatchObject({ shown: true, until: '2029-09-10', why: ['reviewL1'] })
    expect(publicity(ungraded, '2027-09-10', { L1: 'cap' })).toMatchObject({ shown: true, until: '2027-09-10' })
    expect(publicity(ungraded, '2027-09-11', { L1: 'cap' })).toMatchObject({ shown: false, why: ['pastLastDay'] })
    expect(publicity(decided('2021-06-15', 'serious'), '2026-06-16')).toMatchObject({
      shown: false,
      until: '2026-06-15',
    })
  })

  it.each([
    ['ended', { ended: { reason: 'repaired', on: '2026-06-01', caseId: 'c' } }],
    ['naturalPerson', { subject: { kind: 'person', key: 'k', name: '甄样例', code: null } }],
    ['kindNotShown', { kind: 'judgmentDefaulter' }],
    ['incomplete', { fields: { CF_SY: '' } }],
    ['incomplete', { fields: { CF_JDRQ: '' } }],
    ['incomplete', { fields: { CF_JDRQ: '二〇二六年' } }],
    ['notForPublic', { fields: { 信息使用范围: '1' } }],
    ['notYet', { fields: { CF_JDRQ: '2026-12-24' } }],
  ] as const)('hides it: %s', (why, changes) => {
    const found = publicity(inventedPenalty(changes as Partial<RecordFile>), '2026-11-23')
    expect(found.shown).toBe(false)
    expect(found.why).toContain(why)
  })

  it('computes the last day and only notes a sender who names an earlier one', () => {
    const found = publicity(inventedPenalty({ fields: { CF_GSJZQ: '2026-12-01' } }), '2026-12-24')
    expect(found).toMatchObject({ shown: true, until: '2027-05-20', why: ['senderNamesEarlierEnd'] })
    expect(publicity(inventedPenalty({ fields: { CF_GSJZQ: '2099-12-31' } }), '2026-12-24').why).toEqual([])
  })

  it('reads the decision date however it is spelled', () => {
    for (const CF_JDRQ of ['2026/5/20', '2026年5月20日', '20260520', '2026-05-20 00:00:00', '2026.05.20']) {
      expect(publicity(inventedPenalty({ fields: { CF_JDRQ } }), '2026-06-01').until).toBe('2027-05-20')
    }
  })

  it('is never shown after its last day, nor beyond five years, whatever the record', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2018-01-01', n))
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom('minor', 'general', 'serious', null),
        fc.boolean(),
        (start, today, value, necessary) => {
          const found = publicity(decided(start, value, { necessary }), today)
          if (!found.shown) return
          expect(found.until).not.toBeNull()
          expect(today >= start && today <= (found.until ?? '')).toBe(true)
          expect(found.until ?? '').toMatch(/^\d{4}-/)
          expect(Number(found.until?.slice(0, 4)) - Number(start.slice(0, 4))).toBeLessThanOrEqual(5)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('publicity of a permit', () => {
  const permit = (fields: Record<string, string>): RecordFile => ({
    ...inventedPenalty(),
    kind: 'permit',
    documentNumber: matched('云样许〔2026〕1号'),
    tier: null,
    versions: [
      {
        n: 1,
        at: 0,
        cause: { kind: 'import' },
        fields: {
          XK_XDR_MC: '云浮样例甲有限公司',
          XK_XDR_SHXYM: '91445300MA62560110',
          XK_XKWS: '样例许可决定书',
          XK_WSH: '云样许〔2026〕1号',
          XK_NR: '样例经营',
          XK_JDRQ: '2026-05-20',
          XK_XKJG: '云浮市样例局',
          ...fields,
        },
      },
    ],
  })

  it('is shown through the last day it is valid', () => {
    const record = permit({ XK_YXQZI: '2027-05-19' })
    expect(publicity(record, '2027-05-19')).toMatchObject({ shown: true, until: '2027-05-19', earliestApplyOn: null })
    expect(publicity(record, '2027-05-20').shown).toBe(false)
    expect(publicity(permit({ XK_YXQZI: '长期' }), '2040-01-01')).toMatchObject({ shown: true, until: '9999-12-31' })
    expect(publicity(permit({ XK_YXQZI: '另行通知' }), '2026-06-01').shown).toBe(false)
  })

  it.each([
    ['', undefined, true],
    ['正常', undefined, true],
    ['撤销', undefined, false],
    ['0', undefined, true],
    ['1', undefined, false],
    ['1', 'national', true],
    ['2', 'national', false],
    ['1', 'local', false],
  ] as const)('reads status "%s" under the list %s: shown %s', (XK_ZT, permitStatus, shown) => {
    expect(publicity(permit({ XK_ZT }), '2026-06-01', permitStatus === undefined ? {} : { permitStatus }).shown).toBe(
      shown,
    )
  })
})

describe('publicity of the other kinds', () => {
  const imported = (kind: RecordKind, cells: Record<string, string> = {}): RecordFile =>
    inventedRecord(kind, { authority: '云浮市样例局', n: 1, cells })

  it('shows a list of serious failures by the serious tier, which O36 10 gives it', () => {
    const record = imported('blacklist', { 失信严重程度: '' })
    expect(record.tier).toMatchObject({ value: 'serious', basis: 'O36 10' })
    expect(publicity(record, '2026-06-01')).toMatchObject({
      shown: true,
      until: '2029-05-20',
      earliestApplyOn: '2027-05-20',
    })
  })

  it('waits for the tier of an abnormal list', () => {
    expect(publicity(imported('abnormalList', { 失信严重程度: '' }), '2026-06-01').why).toEqual(['noTier'])
    expect(publicity(imported('abnormalList', { 失信严重程度: '轻微' }), '2026-06-01').why).toEqual(['minorNotShown'])
  })

  it.each(['commitment', 'award'] as const)('shows a %s to its last day in force, and none without one', (kind) => {
    const column = layoutOf(kind).validUntil ?? ''
    expect(publicity(imported(kind), '2027-05-19')).toMatchObject({
      shown: true,
      until: '2027-05-19',
      earliestApplyOn: null,
    })
    expect(publicity(imported(kind), '2027-05-20')).toMatchObject({ shown: false, why: ['pastLastDay'] })
    expect(publicity(imported(kind, { [column]: '长期' }), '2040-01-01').shown).toBe(true)
    expect(publicity(imported(kind, { [column]: '' }), '2026-06-01')).toMatchObject({
      shown: false,
      why: ['incomplete'],
    })
  })

  it('does not show a promise that was broken as a promise (GD 32)', () => {
    expect(publicity(imported('commitment', { CN_LXZT: '已履行' }), '2026-06-01').shown).toBe(true)
    expect(publicity(imported('commitment', { CN_LXZT: '未履行' }), '2026-06-01').why).toEqual(['notInForce'])
  })

  it.each(['judgmentDefaulter', 'taxDefaulter', 'rating'] as const)('never shows a %s', (kind) => {
    expect(publicity(imported(kind), '2026-06-01')).toMatchObject({ shown: false, until: null, why: ['kindNotShown'] })
  })
})
