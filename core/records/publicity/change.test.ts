import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { currentFields, RecordFile } from '../record.ts'
import { type Applied, applyChange, type RecordChange } from './change.ts'

const at = Date.parse('2026-11-23T09:00:00+08:00')
const record = inventedPenalty()
const fields = currentFields(record)
const corrected = (changes: Record<string, string>, more: object = {}): RecordChange => ({
  kind: 'corrected',
  caseId: 'c1',
  fields: { ...fields, ...changes },
  answer: '01',
  ...more,
})

const changedBy = (from: RecordFile, ...changes: readonly RecordChange[]): RecordFile =>
  changes.reduce((now, change) => {
    const done = applyChange(now, change, at)
    if (done.kind === 'refused') throw new Error(`${change.kind}: ${done.code} ${done.columns?.join() ?? ''}`)
    return done.record
  }, from)

const refusal = (applied: Applied) => (applied.kind === 'refused' ? applied.code : 'changed')
const refusalOf = (change: RecordChange, of: RecordFile = record) => refusal(applyChange(of, change, at))

describe('a record', () => {
  it('is what its schema says', () => {
    expect(RecordFile.parse(record)).toEqual(record)
  })

  it('counts its open objections and is unmarked with the last (ADR 12)', () => {
    const both = changedBy(record, { kind: 'disputed', caseId: 'a' }, { kind: 'disputed', caseId: 'b' })
    expect(both.overlays.disputedBy).toEqual(['a', 'b'])
    expect(changedBy(both, { kind: 'undisputed', caseId: 'a' }).overlays.disputedBy).toEqual(['b'])
    expect(refusalOf({ kind: 'disputed', caseId: 'a' }, both)).toBe('alreadyDisputed')
    expect(refusalOf({ kind: 'undisputed', caseId: 'z' }, both)).toBe('notDisputed')
  })

  it('is marked column by column, and unmarked so while a case goes on (ADR 12)', () => {
    const columns = ['CF_NR_FK', 'CF_YJ']
    const marked = changedBy(
      record,
      { kind: 'disputed', caseId: 'a', columns },
      { kind: 'disputed', caseId: 'b', columns: ['CF_YJ'] },
    )
    const narrowed = changedBy(marked, { kind: 'disputeNarrowed', caseId: 'a', columns: ['CF_NR_FK'] })
    expect(narrowed.overlays.disputedColumns).toEqual({ a: ['CF_NR_FK'], b: ['CF_YJ'] })
    const lifted = changedBy(narrowed, { kind: 'undisputed', caseId: 'a' })
    expect(lifted.overlays).toMatchObject({ disputedBy: ['b'], disputedColumns: { b: ['CF_YJ'] } })
    expect(refusalOf({ kind: 'disputeNarrowed', caseId: 'a', columns: [] }, lifted)).toBe('notDisputed')
  })

  it('takes the date of today for a decision', () => {
    expect(refusalOf(corrected({ CF_JDRQ: '2026-11-23' }))).toBe('changed')
  })

  it('takes a correction as a new version and keeps the old one', () => {
    const after = changedBy(record, corrected({ CF_NR_FK: '2.5' }))
    expect(after.versions.map((version) => version.fields['CF_NR_FK'])).toEqual(['5.5', '2.5'])
    expect(after.versions[1]?.cause).toEqual({ kind: 'correction', caseId: 'c1', answer: '01' })
    expect(after.seq).toBe(2)
    expect(record.versions).toHaveLength(1)
  })

  it.each([
    ['nothingChanged', corrected({})],
    ['unknownColumn', corrected({ CF_NEU: 'x' })],
    ['badCell', corrected({ CF_JDRQ: '2026-02-30' })],
    ['badCell', corrected({ CF_NR_FK: '-1' })],
    ['badCell', corrected({ CF_SY: '\u202e更正后的事实' })],
    ['badCell', corrected({ CF_XDR_MC: '长'.repeat(201) })],
    ['computedColumn', corrected({ CF_GSJZQ: '2027-01-01' })],
    ['identityColumn', corrected({ CF_FR_ZJHM: 'key:other' })],
    ['requiredColumnEmptied', corrected({ CF_NR: '' })],
    ['changesNaturalKey', corrected({ CF_WSH: '云样罚〔2026〕2号' })],
    ['changesNaturalKey', corrected({ CF_CFJG: '云浮市样例局' })],
    ['changesSubject', corrected({ CF_XDR_SHXYM: '91445300MA007919XF' })],
    ['datesDisagree', corrected({ CF_JDRQ: '2026-11-24' })],
    ['datesDisagree', corrected({ CF_YXQ: '2026-04-30' })],
  ] as const)('refuses %s', (code, change) => {
    expect(refusalOf(change)).toBe(code)
  })

  it('takes another spelling of its number, and another number only where the case says so', () => {
    expect(changedBy(record, corrected({ CF_WSH: '云样罚[2026]1号' })).documentNumber.raw).toBe('云样罚[2026]1号')
    const moved = changedBy(
      record,
      corrected({ CF_WSH: '云样罚〔2026〕9号', CF_CFJG: '罗定市样例局' }, { naturalKey: true, authorityUnit: 'LD-X' }),
    )
    expect(moved).toMatchObject({
      documentNumber: { key: '云样罚(2026)9号' },
      authority: { raw: '罗定市样例局', unit: 'LD-X' },
    })
  })

  it('names no unit for a corrected authority that the directory was not asked about', () => {
    const moved = changedBy(record, corrected({ CF_CFJG: '罗定市样例局' }, { naturalKey: true }))
    expect(moved.authority.unit).toBeNull()
    expect(changedBy(record, corrected({ CF_NR_FK: '1' })).authority.unit).toBe('HJ')
  })

  it('takes another subject only whole and in agreement with the columns (E1)', () => {
    const subject = {
      kind: 'organisation',
      key: '91445300MA007919XF',
      name: '云浮样例乙有限公司',
      code: '91445300MA007919XF',
    } as const
    const columns = { CF_XDR_MC: subject.name, CF_XDR_SHXYM: subject.code }
    expect(changedBy(record, corrected(columns, { subject })).subject).toEqual(subject)
    expect(refusalOf(corrected({ CF_XDR_MC: subject.name }, { subject }))).toBe('subjectDisagrees')
  })

  it('follows a corrected name without becoming another subject', () => {
    const after = changedBy(record, corrected({ CF_XDR_MC: '云浮样例甲(集团)有限公司' }))
    expect(after.subject).toMatchObject({ key: record.subject.key, name: '云浮样例甲(集团)有限公司' })
  })

  it('is completed only where it is empty, with the tier its unit sets', () => {
    const bare = inventedPenalty({ fields: { CF_JDRQ: '', CF_NR: '' }, tier: null })
    const tier = { value: 'general', basis: '行业标准', by: 'X' } as const
    const after = changedBy(bare, {
      kind: 'completed',
      by: 'u1',
      fields: { CF_JDRQ: '2026-05-20', CF_NR: '罚款5.5万元' },
      tier,
    })
    expect(after.tier).toEqual({ ...tier, at })
    expect(after.versions[1]?.cause).toEqual({ kind: 'completion', by: 'u1' })
    expect(refusalOf({ kind: 'completed', by: 'u1', fields: { CF_SY: '别的事实' } }, bare)).toBe('notEmpty')
    expect(refusalOf({ kind: 'completed', by: 'u1', fields: {} }, bare)).toBe('nothingChanged')
  })

  it('ends once, and then takes nothing but the end of an objection', () => {
    const marked = changedBy(record, { kind: 'disputed', caseId: 'a' })
    const over = changedBy(marked, { kind: 'ended', caseId: 'a', reason: 'removed', on: '2026-11-23' })
    expect(refusalOf(corrected({ CF_NR_FK: '1' }), over)).toBe('recordEnded')
    expect(refusalOf({ kind: 'ended', caseId: null, reason: 'expired', on: '2026-11-24' }, over)).toBe('recordEnded')
    expect(refusalOf({ kind: 'statementAttached', caseId: 'a', text: '本人不认可' }, over)).toBe('recordEnded')
    expect(changedBy(over, { kind: 'undisputed', caseId: 'a' }).overlays.disputedBy).toEqual([])
  })

  it('ends by the law alone only when its time is over (ADR 11)', () => {
    expect(refusalOf({ kind: 'ended', caseId: null, reason: 'removed', on: '2026-11-23' })).toBe('needsDecision')
    expect(refusalOf({ kind: 'ended', caseId: null, reason: 'expired', on: '2026-11-23' })).toBe('changed')
  })

  it('carries a statement of at most 200 characters (征信业 25, 16 as model)', () => {
    const text = '声'.repeat(200)
    expect(changedBy(record, { kind: 'statementAttached', caseId: 'a', text }).overlays.statement?.text).toBe(text)
    expect(refusalOf({ kind: 'statementAttached', caseId: 'a', text: `${text}明` })).toBe('statementTooLong')
    expect(refusalOf({ kind: 'statementAttached', caseId: 'a', text: ' \n' })).toBe('statementEmpty')
    expect(refusalOf({ kind: 'statementRemoved', caseId: 'a' })).toBe('noStatement')
  })

  it('keeps a changed decision apart from a correction (E8)', () => {
    const after = changedBy(record, corrected({ CF_NR_FK: '1' }, { decisionChanged: true }))
    expect(after.versions[1]?.cause.kind).toBe('decisionChanged')
  })

  it('counts every change once and never loses a version, in any order', () => {
    const change = fc.oneof(
      fc.constantFrom('a', 'b', 'c').map((caseId): RecordChange => ({ kind: 'disputed', caseId, columns: ['CF_YJ'] })),
      fc.constantFrom('a', 'b', 'c').map((caseId): RecordChange => ({ kind: 'disputeNarrowed', caseId, columns: [] })),
      fc.constantFrom('a', 'b', 'c').map((caseId): RecordChange => ({ kind: 'undisputed', caseId })),
      fc.integer({ min: 1, max: 9 }).map((n) => corrected({ CF_NR_FK: String(n) })),
      fc.constant<RecordChange>({ kind: 'ended', caseId: 'a', reason: 'repaired', on: '2026-11-23' }),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let now = record
        for (const each of changes) {
          const done = applyChange(now, each, at)
          if (done.kind === 'refused') continue
          expect(done.record.seq).toBe(now.seq + 1)
          expect(done.record.versions.slice(0, now.versions.length)).toEqual(now.versions)
          if (now.ended !== null) expect(done.record).toMatchObject({ ended: now.ended, versions: now.versions })
          expect(RecordFile.safeParse(done.record).success).toBe(true)
          now = done.record
        }
      }),
    )
  })
})
