import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, startOfDay } from '#law/day.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { currentFields, RecordFile } from '../record.ts'
import { barredUntil } from './bar.ts'
import { applyChange, type RecordChange } from './change.ts'
import { dueChange, nextDueDay } from './due.ts'
import { publicView } from './masking.ts'
import { publicity } from './publicity.ts'
import { nextReview } from './shield.ts'

/** Decided 2026-05-20, general: its last day is 2027-05-20. */
const record = inventedPenalty()
const last = '2027-05-20'

const tried = (now: RecordFile, change: RecordChange, on: Day = '2026-10-14') =>
  applyChange(now, change, startOfDay(on))
const refusal = (now: RecordFile, change: RecordChange) => {
  const done = tried(now, change)
  return done.kind === 'refused' ? done.code : 'changed'
}
const changed = (now: RecordFile, ...changes: readonly RecordChange[]): RecordFile =>
  changes.reduce((before, change) => {
    const done = tried(before, change)
    if (done.kind === 'refused') throw new Error(done.code)
    return done.record
  }, now)

const shield = (on: Day, planEndsOn: Day | null = null): RecordChange => ({
  kind: 'ended',
  caseId: 's',
  reason: 'shielded',
  on,
  planEndsOn,
})
const repaired: RecordChange = { kind: 'ended', caseId: 'r', reason: 'repaired', on: '2026-09-20' }
const restored = (on: Day): RecordChange => ({ kind: 'restored', caseId: 'e', on })
const kept = (on: Day): RecordChange => ({ kind: 'shieldReviewed', caseId: 'e', on })
const barred = (on: Day, restores = false): RecordChange => ({
  kind: 'barred',
  caseId: 'f',
  on,
  ...(restores ? { restores: true } : {}),
})
const barOver = (on: Day): RecordChange => ({ kind: 'barOver', on })

describe('a shield (O36 20)', () => {
  const shielded = changed(record, shield('2026-10-14', '2027-01-31'))

  it('lets the record be corrected under it, unseen, and be shown again as corrected (ADR 25)', () => {
    const fields = { ...currentFields(shielded), CF_NR_FK: '0.55' }
    const mended = changed(shielded, { kind: 'corrected', caseId: 'o', answer: '01', fields })
    expect([mended.ended?.reason, publicView(mended, '2026-10-15')]).toEqual(['shielded', null])
    expect(JSON.stringify(publicView(changed(mended, restored('2026-10-20')), '2026-10-20'))).toContain('0.55')
    const removed: RecordChange = { kind: 'ended', caseId: 'o', reason: 'removed', on: '2026-10-16' }
    expect(refusal(changed(shielded, removed), restored('2026-10-20'))).toBe('endedForGood')
  })

  it('hides the record from the public and keeps it what its schema says', () => {
    expect(publicView(shielded, '2026-10-15')).toBeNull()
    expect(RecordFile.parse(shielded)).toEqual(shielded)
    expect(shielded.shield).toEqual({
      caseId: 's',
      since: '2026-10-14',
      planEndsOn: '2027-01-31',
      reviewedOn: '2026-10-14',
      over: false,
    })
  })

  it('is reviewed six months after the last review, or when the plan ends, whichever is first (K4)', () => {
    expect(nextReview(record)).toBeNull()
    expect(nextReview(shielded)).toBe('2027-01-31')
    expect(nextReview(changed(record, shield('2026-10-14')))).toBe('2027-04-14')
    expect(nextReview(changed(record, shield('2026-06-10'), kept('2026-12-15')))).toBeNull()
    expect(nextReview(changed(record, shield('2026-06-10'), kept('2026-11-15')))).toBe('2027-05-15')
    expect(nextReview(changed(shielded, kept('2027-02-03')))).toBeNull()
  })

  it('ends with the record shown again, once, and never past the day of its own end', () => {
    const shown = changed(shielded, restored(last))
    expect(shown).toMatchObject({ ended: null, shield: { over: true } })
    expect(publicView(shown, last)?.publicUntil).toBe(last)
    expect(nextReview(shown)).toBeNull()
    expect(refusal(shown, restored(last))).toBe('notEnded')
    expect(refusal(shown, kept(last))).toBe('notShielded')
    expect(refusal(shielded, restored('2027-05-21'))).toBe('pastLastDay')
  })

  it('gives way to an ending for good, and to the end that the law computes', () => {
    const ended = changed(shielded, repaired)
    expect(ended.ended?.reason).toBe('repaired')
    expect(refusal(shielded, shield('2026-11-01'))).toBe('recordEnded')
    expect(refusal(ended, shield('2026-11-01'))).toBe('recordEnded')
    expect(nextDueDay(shielded, '2026-10-15', {})).toBe('2027-05-21')
    expect(dueChange(shielded, last, {})).toBeNull()
    expect(dueChange(shielded, '2027-05-21', {})).toMatchObject({ kind: 'ended', reason: 'expired' })
    const over = changed(shielded, { kind: 'ended', caseId: null, reason: 'expired', on: '2027-05-21' })
    expect(refusal(over, restored('2027-05-01'))).toBe('endedForGood')
  })
})

describe('a finding of fraud (O36 25)', () => {
  const found = changed(record, repaired, barred('2026-09-30'))

  it('found on 2026-09-30 is shown and bars the item through 2029-09-30 (example 11)', () => {
    expect(found.barred).toMatchObject({ foundOn: '2026-09-30', until: '2029-09-30', over: false })
    for (const day of ['2026-09-30', '2029-09-30']) {
      expect(publicView(found, day)?.finding).toMatchObject({ on: '2026-09-30', until: '2029-09-30' })
      expect(barredUntil(found, day)).toBe('2029-09-30')
    }
    expect(publicView(found, '2029-10-01')).toBeNull()
    expect(barredUntil(found, '2029-10-01')).toBeNull()
  })

  it('shows whom it is about and who found it, nothing of the record that has ended', () => {
    const view = publicView(found, '2026-10-01')
    expect(view).toMatchObject({ name: '云浮样例甲有限公司', authority: '云浮市生态环境局', cells: [], history: [] })
    expect(JSON.stringify(view)).not.toContain('云样罚')
    expect(JSON.stringify(view)).not.toContain('露天堆放')
  })

  it('is not shown of a person, whose item is barred all the same', () => {
    const person = { ...found, subject: { ...found.subject, kind: 'person' as const, code: null } }
    expect(publicView(person, '2026-10-01')).toBeNull()
    expect(barredUntil(person, '2026-10-01')).toBe('2029-09-30')
  })

  it('shows the record again only where a person decided so, to its own last day and no longer (L12)', () => {
    const again = changed(record, repaired, barred('2026-09-30', true))
    expect(again.ended).toBeNull()
    expect(publicView(again, last)).toMatchObject({
      until: last,
      publicUntil: last,
      documentNumber: '云样罚〔2026〕1号',
    })
    expect(publicView(again, '2027-05-21')).toMatchObject({ cells: [], until: '2029-09-30' })
    expect(refusal(changed(record, repaired), barred('2027-05-21', true))).toBe('pastLastDay')
    expect(refusal(changed(record, repaired), barred('2027-05-21'))).toBe('changed')
  })

  it('ends by itself after three years, never early, and is entered once', () => {
    expect(refusal(found, barOver('2029-09-30'))).toBe('barStillRuns')
    expect(refusal(found, barred('2027-01-01'))).toBe('barredAlready')
    expect(nextDueDay(found, '2026-10-01', {})).toBe('2029-10-01')
    expect(dueChange(found, '2029-10-01', {})).toEqual(barOver('2029-10-01'))
    const over = changed(found, barOver('2029-10-01'))
    expect(nextDueDay(over, '2029-10-01', {})).toBeNull()
    expect(refusal(over, barOver('2029-10-02'))).toBe('notBarred')
    expect(refusal(record, barOver('2029-10-02'))).toBe('notBarred')
  })
})

it('shows nothing of a record after the day on which it ends by itself, whatever happens to it (ADR 10)', () => {
  const day = fc.integer({ min: 0, max: 1600 }).map((n) => addDays('2026-05-21', n))
  const change = fc.oneof(
    day.map((on) => shield(on)),
    day.map(restored),
    day.map(kept),
    day.map((on): RecordChange => ({ kind: 'ended', caseId: 'r', reason: 'repaired', on })),
    fc.tuple(day, fc.boolean()).map(([on, restores]) => barred(on, restores)),
    day.map(barOver),
    day.map((on): RecordChange => ({ kind: 'ended', caseId: null, reason: 'expired', on })),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), day, (changes, today) => {
      const now = changes.reduce((before, one) => {
        const done = tried(before, one)
        return done.kind === 'changed' ? done.record : before
      }, record)
      const view = publicView(now, today)
      if (today > last) expect(view?.cells ?? []).toEqual([])
      if (view) expect(view.publicUntil >= today).toBe(true)
      if (view && view.documentNumber === '') expect(today <= (now.barred?.until ?? '')).toBe(true)
      if (now.ended !== null) expect(publicity(now, today).shown).toBe(false)
    }),
    { numRuns: 2000 },
  )
})
