import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { currentFields, type EndReason, type RecordFile } from '../record.ts'
import { applyChange, type RecordChange } from './change.ts'
import { holderView, publicView, withoutPersonalNumbers } from './masking.ts'

const at = Date.parse('2026-11-23T09:00:00+08:00')
const today = '2026-11-23'

const changedBy = (record: RecordFile, ...changes: readonly RecordChange[]): RecordFile =>
  changes.reduce((now, change) => {
    const done = applyChange(now, change, at)
    if (done.kind === 'refused') throw new Error(done.code)
    return done.record
  }, record)

const corrected = (record: RecordFile, fields: Record<string, string>, more: object = {}): RecordFile =>
  changedBy(record, {
    kind: 'corrected',
    caseId: 'c',
    answer: '01',
    fields: { ...currentFields(record), ...fields },
    ...more,
  })

const text = (record: RecordFile) => JSON.stringify(publicView(record, today))

describe('what the public sees', () => {
  const record = inventedPenalty()

  it('is the public columns, the legal representative by name only, and no remark or identity number', () => {
    const view = publicView(record, today)
    expect(view).toMatchObject({ name: '云浮样例甲有限公司', code: '91445300MA62560110', publicUntil: '2027-05-20' })
    const columns = view?.cells.map(({ column }) => column)
    expect(columns).toContain('CF_FRDB')
    for (const column of ['CF_FR_ZJHM', 'CF_XDR_ZJHM', 'BZ', 'CF_GSJZQ']) expect(columns).not.toContain(column)
    expect(text(record)).not.toContain('key:')
  })

  it.each<EndReason>(['removed', 'repaired', 'expired', 'revoked', 'withdrawnAtSource', 'shielded'])(
    'is nothing at all once the record is %s (ADR 10)',
    (reason) => {
      expect(publicView(changedBy(record, { kind: 'ended', caseId: 'c', reason, on: today }), today)).toBeNull()
    },
  )

  it('is nothing of a person (GD 18)', () => {
    expect(
      publicView(inventedPenalty({ subject: { kind: 'person', key: 'k', name: '甄样例', code: null } }), today),
    ).toBeNull()
  })

  it('bears the dispute mark and the statement', () => {
    const marked = changedBy(
      record,
      { kind: 'disputed', caseId: 'c' },
      { kind: 'statementAttached', caseId: 'c', text: '本人不认可,电话 13800138000' },
    )
    expect(publicView(marked, today)).toMatchObject({
      disputed: true,
      statement: { text: '本人不认可,电话 ******', on: today },
    })
  })

  it('tells a correction with before and after', () => {
    expect(publicView(corrected(record, { CF_NR_FK: '2.5' }), today)).toMatchObject({
      corrected: { version: 2, on: today },
      history: [{ version: 2, on: today, answer: '01', changes: [{ column: 'CF_NR_FK', from: '5.5', to: '2.5' }] }],
    })
  })

  it('numbers what the public can tell apart 1, 2, 3, whatever else the register keeps', () => {
    const filled = changedBy(record, { kind: 'completed', by: 'HJ', fields: { CF_YJ: '《大气污染防治法》第七十二条' } })
    const one = corrected(filled, { CF_NR_FK: '2.5' })
    const two = corrected(corrected(one, { BZ: '新备注' }), { CF_SY: '更正后的事实' })
    expect(publicView(one, today)).toMatchObject({ corrected: { version: 2 }, history: [{ version: 2 }] })
    expect(publicView(two, today)).toMatchObject({
      corrected: { version: 3 },
      history: [{ version: 2 }, { version: 3 }],
    })
    expect(holderView(two, 'subject').versions.map(({ n }) => n)).toEqual([1, 1, 2, 2, 3])
  })

  it('keeps silent about what was before a changed decision (E8)', () => {
    const changed = corrected(corrected(record, { CF_NR_FK: '7.25' }), { CF_NR_FK: '1' }, { decisionChanged: true })
    expect(publicView(changed, today)).toMatchObject({ corrected: null, history: [] })
    expect(text(changed)).not.toMatch(/5\.5|7\.25/)
    const later = corrected(changed, { CF_SY: '更正后的事实' })
    expect(publicView(later, today)).toMatchObject({ corrected: { version: 2 }, history: [{ version: 2 }] })
    expect(text(later)).not.toMatch(/5\.5|7\.25/)
  })

  it('keeps silent about another subject who stood there by mistake (E1)', () => {
    const subject = {
      kind: 'organisation',
      key: '91445300MA007919XF',
      name: '云浮样例乙有限公司',
      code: '91445300MA007919XF',
    } as const
    const moved = corrected(record, { CF_XDR_MC: subject.name, CF_XDR_SHXYM: subject.code }, { subject })
    expect(text(moved)).not.toMatch(/样例甲|91445300MA62560110/)
  })

  it('tells no history of what an import or a completion changed', () => {
    const [first] = inventedPenalty().versions
    if (first === undefined) throw new Error('no version')
    const taken = {
      ...first,
      n: 2,
      fields: { ...first.fields, CF_NR_FK: '6' },
      cause: { kind: 'import', answer: '01' },
    } as const
    expect(publicView(inventedPenalty({ versions: [first, taken] }), today)?.history).toEqual([])
  })

  it('says nothing of a remark that was corrected', () => {
    expect(publicView(corrected(record, { BZ: '新备注' }), today)?.history).toEqual([])
  })

  it('masks the operator of an individual business wherever the name stands (L19)', () => {
    const subject = {
      kind: 'individualBusiness',
      key: '92445302MA00000000',
      name: '甄样例',
      code: '92445302MA00000000',
    } as const
    const shop = inventedPenalty({ subject, fields: { CF_XDR_MC: '甄样例', CF_SY: '经营者甄样例未覆盖砂土' } })
    expect(publicView(shop, today)).toMatchObject({ name: '甄**' })
    expect(text(shop)).not.toContain('甄样例')
    expect(text(shop)).toContain('经营者甄**未覆盖')
  })

  it.each([
    ['阿卜杜拉·买买提', '阿卜杜拉•买买提便利店', '阿*******便利店'],
    ['阿卜杜拉・买买提', '阿卜杜拉买买提便利店', '阿******便利店'],
    ['甄样例', '云城区甄 样例便利店', '云城区甄***便利店'],
    ['', '甄样例', '甄**'],
    ['', '阿卜杜拉·买买提', '阿*******'],
    ['', '云城区好样例便利店', '云城区好样例便利店'],
  ])('knows the operator %s in the trade name %s, however typed (L19)', (operator, name, shown) => {
    const code = '92445302MA00000000'
    const subject = { kind: 'individualBusiness', key: code, name, code } as const
    const shop = inventedPenalty({ subject, fields: { CF_XDR_MC: name, CF_FRDB: operator } })
    expect(publicView(shop, today)).toMatchObject({ name: shown })
  })

  it('has no identity number even where facts quote one, and leaves credit codes', () => {
    const quoted = inventedPenalty({
      fields: { CF_SY: '当事人445322198512313332与44530219900307001x,企业91445302735018834C、911522010783762860' },
    })
    expect(text(quoted)).not.toMatch(/445322198512313332|44530219900307001x/)
    expect(text(quoted)).toMatch(/91445302735018834C、911522010783762860/)
    expect(withoutPersonalNumbers('编号1380013800012')).toBe('编号1380013800012')
  })

  it.each([
    '４４５３２２１９８５１２３１３３３２',
    '445322 19851231 3332',
    '445322-19851231-3332',
    '44530219900307001Ｘ',
    '445302900307001',
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+8613800138000',
    '１３８００１３８０００',
    '4453221985\u200b12313332',
    '445322.19851231.3332',
    '445322–19851231–3332',
    '445322  19851231  3332',
    '138.0013.8000',
    '138·0013·8000',
    '138－0013－8000',
    '138\u200b0013\u200b8000',
  ])('has no number of a person written as %s', (number) => {
    expect(withoutPersonalNumbers(`经营者，${number}，未覆盖`)).toBe('经营者，******，未覆盖')
  })

  it('finds a number behind others, and behind the letters that announce it', () => {
    expect(withoutPersonalNumbers('2026/05/20 1234 445302 19900307 001X')).toBe('2026/05/20 1234 ******')
    expect(withoutPersonalNumbers('SFZ44530219900307001X，Tel13800138000')).toBe('SFZ******，Tel******')
  })

  it('leaves what is no number of a person', () => {
    for (const text of ['SC13800138000', '13.5 13.6 14.2 15', '2026.05.20-2026.08.20'])
      expect(withoutPersonalNumbers(text)).toBe(text)
    for (const text of ['注册号440800000014935', '金额 20000 元', '2026-05-01 至 2026-05-20', '云环罚〔2026〕138号'])
      expect(withoutPersonalNumbers(text)).toBe(text)
  })

  it('never shows a cell that is not public, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('BZ', 'CF_FR_ZJHM', 'CF_XDR_ZJHM', 'CF_FR_ZJLX', 'CF_XDR_ZJLX', 'CF_GSJZQ', '失信严重程度'),
        fc.stringMatching(/^[a-z]{12}$/),
        (column, secret) => {
          const view = JSON.stringify(publicView(inventedPenalty({ fields: { [column]: secret } }), today))
          expect(view).toContain('云浮样例甲有限公司')
          expect(view).not.toContain(secret)
        },
      ),
    )
  })
})

describe('what a holder sees', () => {
  it('is every version and remark, without identity numbers', () => {
    const view = holderView(corrected(inventedPenalty(), { CF_NR_FK: '1' }), 'unit')
    expect(view.versions).toHaveLength(2)
    expect(view.cells).toContainEqual({ column: 'BZ', value: '内部备注' })
    expect(view.cells).toContainEqual({ column: 'CF_FR_ZJHM', value: '******' })
  })

  it("hides the hash of a person's number in the code column", () => {
    const subject = { kind: 'person', key: 'k', name: '甄样例', code: null } as const
    const view = holderView(inventedPenalty({ subject, fields: { CF_XDR_SHXYM: 'key:0002' } }), 'subject')
    expect(JSON.stringify(view)).not.toContain('key:')
  })

  it('hides from the auditor who a person is', () => {
    const person = inventedPenalty({
      subject: { kind: 'person', key: 'k', name: '甄样例', code: null },
      fields: { CF_XDR_MC: '甄样例' },
    })
    expect(JSON.stringify(holderView(person, 'auditor'))).not.toContain('甄样例')
    expect(holderView(person, 'subject').name).toBe('甄样例')
  })
})
