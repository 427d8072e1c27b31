import { describe, expect, it } from 'vitest'
import { sampleRow } from '#tests/support/pages/sample-sheet.ts'
import departments from '../../../deployments/yunfu/departments.json' with { type: 'json' }
import { Directory, unitFinder } from '../directory.ts'
import type { IssueCode } from '../import-words.ts'
import { layoutOf } from '../layout.ts'
import { applyChange, type RecordChange } from '../publicity/change.ts'
import type { Held } from '../publicity/held.ts'
import { publicity } from '../publicity/publicity.ts'
import { currentFields, RecordFile } from '../record.ts'
import { absentFrom, type ImportContext, type Plan, planRow } from './import.ts'

const at = Date.parse('2026-11-23T09:00:00+08:00')
const complete = {
  CF_XDR_MC: '云浮样例甲有限公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91445300MA62560110',
  CF_WSH: '云样罚〔2026〕1号',
  CF_SY: '露天堆放砂土未覆盖',
  CF_CFLB: '罚款',
  CF_NR: '罚款人民币伍万伍仟元整',
  CF_NR_FK: '5.5',
  CF_JDRQ: '2026-05-20',
  CF_CFJG: '云浮市样例局',
  失信严重程度: '一般',
}

/** As UTF-8 is read in a file of GB 18030. */
const misread = (text: string) => new TextDecoder('gb18030').decode(new TextEncoder().encode(text))

/** A register in memory, as the caller keeps it. */
function register(more: Partial<ImportContext> = {}) {
  const records = new Map<string, RecordFile>()
  const held: Held[] = []
  let ids = 0
  const put = (cells: Record<string, string>, surplus: string[] = []): Plan => {
    const plan = planRow(
      { row: 1, line: 2, cells, surplus },
      {
        layout: layoutOf('penalty'),
        batch: 'b1',
        at,
        area: '445300',
        domain: null,
        catalogueEdition: '2026-11',
        language: 'en',
        sender: null,
        unitByName: () => null,
        personKey: (number) => `key:${[...number].reverse().join('')}`,
        digest: (text) => text,
        newId: () => {
          ids += 1
          return `r${ids}`
        },
        findRecord: (key) => records.get(key) ?? null,
        findHeld: (key) => held.filter((one) => one.naturalKey === key),
        ...more,
      },
    )
    if (plan.outcome === 'accepted') records.set(plan.naturalKey, plan.record)
    if (plan.outcome === 'held') held.push(plan.held)
    return plan
  }
  const change = (each: RecordChange) => {
    const [[key, record] = []] = [...records]
    if (key === undefined || record === undefined) throw new Error('no record')
    const done = applyChange(record, each, at)
    if (done.kind === 'refused') throw new Error(done.code)
    records.set(key, done.record)
  }
  return { put, change, records, held }
}

const codes = (plan: Plan): IssueCode[] => plan.issues.map(({ code }) => code)
const put = (changes: Record<string, string>) => register().put({ ...complete, ...changes })

describe('planRow (ADR 14)', () => {
  it('accepts a complete row with its tier, and it is shown', () => {
    const plan = put({})
    if (plan.outcome !== 'accepted') throw new Error(plan.outcome)
    expect(RecordFile.parse(plan.record)).toEqual(plan.record)
    expect(plan.record.tier).toMatchObject({ value: 'general', by: '云浮市样例局' })
    expect(publicity(plan.record, '2026-11-23').shown).toBe(true)
    expect(codes(plan)).toEqual(['authorityUnknown'])
  })

  it('keeps the raw text of the row', () => {
    const plan = put({ CF_WSH: ' 云样罚【2026】 1号 ', CF_JDRQ: '2026年5月20日', CF_NR_FK: '1,005.5' })
    if (plan.outcome !== 'accepted') throw new Error(plan.outcome)
    expect(currentFields(plan.record)).toMatchObject({
      CF_WSH: '云样罚【2026】 1号',
      CF_JDRQ: '2026年5月20日',
      CF_NR_FK: '1,005.5',
    })
    expect(plan.record.documentNumber).toEqual({ raw: '云样罚【2026】 1号', key: '云样罚(2026)1号' })
    expect(codes(plan)).toEqual(['authorityUnknown'])
  })

  it.each<[IssueCode, Record<string, string>]>([
    ['codeMissing', { CF_XDR_SHXYM: '' }],
    ['codeMissing', { CF_XDR_SHXYM: '   ' }],
    ['organisationCodeOnly', { CF_XDR_SHXYM: '', CF_XDR_ZZJG: '19437573-1' }],
    ['codeMasked', { CF_XDR_SHXYM: '91445300**********' }],
    ['codeMasked', { CF_XDR_SHXYM: '91445300MA6256xxxx' }],
    ['codeWrong', { CF_XDR_SHXYM: '91445300MA62560111' }],
    ['codeWrong', { CF_XDR_SHXYM: '91445300MA6256011' }],
    ['codeOfPerson', { CF_XDR_SHXYM: '44530219900307001X' }],
    ['codeOfPerson', { CF_XDR_SHXYM: '194375731' }],
    ['codeMissing', { CF_XDR_LB: '个体工商户', CF_XDR_SHXYM: '' }],
    ['identityMissing', { CF_XDR_LB: '自然人', CF_XDR_SHXYM: '' }],
    ['identityMasked', { CF_XDR_LB: '自然人', CF_XDR_ZJHM: '4453021990****001X' }],
    ['identityWrong', { CF_XDR_LB: '自然人', CF_XDR_ZJHM: '445302199003070011' }],
    ['identityWrong', { CF_XDR_LB: '自然人', CF_XDR_ZJHM: '445302900307001' }],
    ['documentNumberMissing', { CF_WSH: '' }],
    ['documentNumberMissing', { CF_WSH: ' \u3000' }],
    ['documentNumberMissing', { CF_WSH: '无' }],
    ['documentNumberMissing', { CF_WSH: '——' }],
    ['documentNumberMissing', { CF_WSH: '／' }],
    ['documentNumberMissing', { CF_WSH: 'null' }],
    ['orderOnly', { CF_NR: '责令限期改正违法行为' }],
    ['orderOnly', { CF_NR: '责令改正，不予罚款' }],
    ['tooLarge', { CF_SY: '事'.repeat(20_001) }],
    ['garbled', { CF_XDR_MC: misread('云浮样例有限公司') }],
    ['garbled', { CF_CFJG: '云浮市生态环境\ufffd局' }],
  ])('holds for %s', (code, changes) => {
    const plan = put(changes)
    expect(plan.outcome).toBe('held')
    expect(plan.outcome === 'held' && plan.held.reasons).toEqual([code])
  })

  it('holds a row with more cells than the heading', () => {
    expect(register().put(complete, ['漏'])).toMatchObject({ outcome: 'held', held: { reasons: ['cellCount'] } })
  })

  it.each(['责令停产停业', '责令改正,罚款人民币伍万元', '责令改正;处5万元', '警告', '责令关闭', '伍万元'])(
    'takes %s for a penalty',
    (CF_NR) => {
      expect(put({ CF_NR }).outcome).toBe('accepted')
    },
  )

  it.each<[IssueCode, Record<string, string>]>([
    ['noDecisionDate', { CF_JDRQ: '' }],
    ['emptyColumn', { CF_SY: '' }],
    ['badDate', { CF_YXQ: '长期' }],
    ['serialDate', { CF_YXQ: '45797' }],
    ['futureDate', { CF_JDRQ: '2026-12-24' }],
    ['yearsDiffer', { CF_WSH: '云样罚〔2025〕1号' }],
    ['badMoney', { CF_NR_FK: '伍万' }],
    ['badMoney', { CF_NR_FK: '-5' }],
    ['maybeYuan', { CF_NR_FK: '55000' }],
    ['tooLong', { CF_FRDB: '名'.repeat(51) }],
    ['formula', { CF_SY: "=cmd|' /C calc'!A0" }],
    ['controlCharacter', { CF_SY: '事\u0007实' }],
    ['directionMarks', { CF_SY: '事\u202e实' }],
    ['endSupplied', { CF_GSJZQ: '2028-05-20' }],
    ['categoryUnknown', { CF_XDR_LB: '' }],
    ['noTier', { 失信严重程度: '' }],
    ['tierUnknown', { 失信严重程度: '很重' }],
    ['providerUnknown', { CF_SJLY: '某处' }],
  ])('accepts and reports %s', (code, changes) => {
    const plan = put(changes)
    expect(plan.outcome).toBe('accepted')
    expect(codes(plan)).toContain(code)
  })

  it('keeps quiet about an end that is the one computed', () => {
    expect(codes(put({ CF_GSJZQ: '2027/5/20' }))).not.toContain('endSupplied')
  })

  it('keeps no mark that turns the direction of writing, in a name or elsewhere', () => {
    const plan = put({ CF_XDR_MC: '云浮\u202e司公限有甲\u202c\u2066', CF_SY: ' \u202e ' })
    const fields = plan.outcome === 'accepted' ? plan.record.versions[0]?.fields : {}
    expect([fields?.['CF_XDR_MC'], fields?.['CF_SY']]).toEqual(['云浮司公限有甲', undefined])
    expect(plan.outcome === 'accepted' && plan.record.subject.name).toBe('云浮司公限有甲')
    expect(JSON.stringify(plan)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  it('remarks nothing that a row lacks where it only takes the record back', () => {
    const { put: again } = register()
    again(complete)
    const bare = { CF_JDRQ: '', CF_SY: '', 失信严重程度: '' }
    expect(codes(again({ ...complete, ...bare, WITHDRAWN_FOR: '信息有误' }))).toEqual([
      'withdrawalStated',
      'authorityUnknown',
    ])
  })

  it('says every finding in both languages with what to do', () => {
    const zh = register({ language: 'zh' }).put({ ...complete, CF_XDR_SHXYM: '' }).issues[0]
    expect(zh).toMatchObject({ row: 1, line: 2, column: 'CF_XDR_SHXYM', code: 'codeMissing', value: '' })
    expect(zh?.reason).toMatch(/统一社会信用代码/)
    expect(put({ CF_XDR_SHXYM: '' }).issues[0]?.remedy).toMatch(/provider/)
  })

  it('counts the same row again as unchanged, whatever brackets, widths, date or amount spelling', () => {
    const { put: again } = register()
    again(complete)
    expect(again(complete).outcome).toBe('unchanged')
    const respelled = {
      ...complete,
      CF_WSH: '云样罚[2026]1号',
      CF_JDRQ: '2026/5/20',
      CF_NR_FK: '5.50',
      CF_SY: '露天堆放砂土未覆盖 ',
      CF_GSJZQ: '2027-01-01',
    }
    expect(again(respelled).outcome).toBe('unchanged')
  })

  it('holds a third value, and holds it once', () => {
    const { put: again, held } = register()
    again(complete)
    const other = { ...complete, CF_NR_FK: '6' }
    expect(again(other)).toMatchObject({
      outcome: 'held',
      held: { reasons: ['otherContent'], recordId: 'r1', setsA10: false },
    })
    expect(again(other).outcome).toBe('stillHeld')
    expect(again({ ...complete, CF_NR_FK: '7' }).outcome).toBe('held')
    expect(held).toHaveLength(2)
  })

  it('does not revive what was corrected or ended, and sets A10 on the provider (ADR 14)', () => {
    const mended = register()
    mended.put(complete)
    mended.change({ kind: 'corrected', caseId: 'c', answer: '01', fields: { ...complete, CF_NR_FK: '2.5' } })
    expect(mended.put(complete)).toMatchObject({ outcome: 'held', held: { reasons: ['reinsertion'], setsA10: true } })
    expect(mended.put({ ...complete, CF_NR_FK: '2.5' }).outcome).toBe('unchanged')
    const ended = register()
    ended.put(complete)
    ended.change({ kind: 'ended', caseId: 'c', reason: 'removed', on: '2026-11-23' })
    expect(ended.put(complete)).toMatchObject({ outcome: 'held', held: { reasons: ['reinsertion'], setsA10: true } })
    expect(ended.put({ ...complete, CF_SY: '另一事实' })).toMatchObject({
      outcome: 'held',
      held: { reasons: ['otherContent'] },
    })
    expect([...ended.records.values()][0]?.ended).not.toBeNull()
  })

  it('does not mind a source that lacks what was completed here, or resends what expired', () => {
    const { put: again, change } = register()
    again({ ...complete, CF_SY: '' })
    change({ kind: 'completed', by: 'u', fields: { CF_SY: complete.CF_SY } })
    expect(again({ ...complete, CF_SY: '' }).outcome).toBe('unchanged')
    change({ kind: 'ended', caseId: null, reason: 'expired', on: '2026-11-23' })
    expect(again(complete).outcome).toBe('unchanged')
  })

  it('releases the held row of the same subject once its defect is mended', () => {
    const { put: again, held } = register()
    again({ ...complete, CF_XDR_SHXYM: '91445300**********' })
    again({ ...complete, CF_XDR_SHXYM: '', CF_XDR_MC: '同案另一公司' })
    expect(again(complete)).toMatchObject({ outcome: 'accepted', releases: [held[0]?.key] })
  })

  it("keeps persons' numbers out of the record, the held item and every finding", () => {
    const number = '445322198512313332'
    const person = { ...complete, CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJLX: '身份证', CF_XDR_ZJHM: number }
    const plan = put(person)
    if (plan.outcome !== 'accepted') throw new Error(plan.outcome)
    expect(plan.secrets).toEqual([{ column: 'CF_XDR_ZJHM', number }])
    expect(JSON.stringify([plan.record, plan.issues])).not.toContain(number)
    expect(plan.record.subject).toMatchObject({ kind: 'person', code: null })
    expect(publicity(plan.record, '2026-11-23')).toMatchObject({ shown: false, why: ['naturalPerson'] })
    const wrong = put({ CF_XDR_SHXYM: number, CF_FR_ZJHM: '440106199001011234', CF_SY: `经营者${number}` })
    if (wrong.outcome !== 'held') throw new Error(wrong.outcome)
    expect(JSON.stringify(wrong.issues)).not.toMatch(/445322198512313332|440106199001011234/)
    expect(JSON.stringify({ ...wrong.held.fields, CF_SY: '' })).not.toMatch(/445322198512313332|440106199001011234/)
  })

  it('reads codes of full width or with blanks like plain ones, and keeps them as they came', () => {
    const wide = put({ CF_XDR_SHXYM: '９１４４５３００ ma62560110' })
    expect(wide).toMatchObject({ outcome: 'accepted', record: { subject: { key: '91445300MA62560110' } } })
    expect(wide.outcome === 'accepted' && currentFields(wide.record)['CF_XDR_SHXYM']).toBe(
      '９１４４５３００ ma62560110',
    )
    const number = '４４５３２２ 19851231 3332'
    const person = { CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJLX: '居民 身份证', CF_XDR_ZJHM: number }
    const plan = put({ ...complete, ...person, CF_WSH: '云样罚〔2026〕2号' })
    if (plan.outcome !== 'accepted') throw new Error(plan.outcome)
    expect(plan.record.subject.key).toBe('key:233313215891223544')
    expect(plan.secrets).toEqual([{ column: 'CF_XDR_ZJHM', number: '445322198512313332' }])
    expect(put({ CF_XDR_SHXYM: '４４５３０２１９９００３０７００１Ｘ' })).toMatchObject({
      outcome: 'held',
      secrets: [{ column: 'CF_XDR_SHXYM', number: '44530219900307001X' }],
    })
  })

  it.each(['中华人民共和国居民身份证', '身份证', '01', '居民户口簿'])('checks the number of a %s', (CF_XDR_ZJLX) => {
    const person = { CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJLX, CF_XDR_ZJHM: '445322198512313333' }
    expect(codes(put(person))).toContain('identityWrong')
  })

  it('takes other documents of persons unchecked', () => {
    const plan = put({ CF_XDR_LB: '自然人', CF_XDR_SHXYM: '', CF_XDR_ZJLX: '护照', CF_XDR_ZJHM: 'e12345678' })
    expect(plan).toMatchObject({ outcome: 'accepted', record: { subject: { key: 'key:87654321E' } } })
  })

  it('takes a code that begins with 92 for an individual business (L19)', () => {
    expect(put({ CF_XDR_SHXYM: '92340603MA2PBMD38M' }).outcome).toBe('held')
    const valid = put({ CF_XDR_SHXYM: '92445321MA3009225A' })
    expect(valid.outcome === 'accepted' ? valid.record.subject.kind : valid.issues).toBe('individualBusiness')
  })

  it("stands in its authority's area, and in the deployment's where that is unknown or the province", () => {
    const directory = Directory.parse(departments)
    const { put: each } = register({ unitByName: unitFinder(directory) })
    const areaFor = (CF_CFJG: string) => {
      const plan = each({ ...complete, CF_CFJG })
      return plan.outcome === 'accepted' ? [plan.record.area, plan.record.authority.unit] : plan.outcome
    }
    expect(areaFor('罗定市应急管理局')).toEqual(['445381', 'LD-YJ'])
    expect(areaFor('广东省生态环境厅')).toEqual(['445300', 'GD-HJ'])
    expect(areaFor('某局')).toEqual(['445300', null])
  })

  it('takes permits in their own columns', () => {
    const { put: permit } = register({ layout: layoutOf('permit') })
    const plan = permit({
      XK_XDR_MC: '云浮样例甲有限公司',
      XK_XDR_LB: '02',
      XK_XDR_SHXYM: '91445300MA62560110',
      XK_XKWS: '样例许可',
      XK_WSH: '云样许〔2026〕1号',
      XK_NR: '样例经营',
      XK_JDRQ: '2026-05-20',
      XK_YXQZI: '2027-05-19',
      XK_XKJG: '云浮市样例局',
    })
    expect(plan).toMatchObject({ outcome: 'accepted', record: { kind: 'permit', tier: null } })
    expect(plan.outcome === 'accepted' && publicity(plan.record, '2026-06-01').until).toBe('2027-05-19')
  })

  it('lists what a full sheet no longer has, and ends nothing', () => {
    const { put: each, records } = register()
    const first = each(complete)
    each({ ...complete, CF_WSH: '云样罚〔2026〕2号' })
    const absent = absentFrom((key) => key === first.naturalKey, [...records.values()])
    expect(absent.map((record) => record.documentNumber.raw)).toEqual(['云样罚〔2026〕2号'])
    expect(absent[0]?.ended).toBeNull()
  })
})

describe('the domain of a row', () => {
  const at33 = (cells: Record<string, string>, more: Partial<ImportContext> = {}) =>
    register(more).put({ ...complete, ...cells })
  const domainIn = (plan: Plan) => (plan.outcome === 'accepted' ? plan.record.domain : plan.outcome)

  it('is the row’s own, else the sheet’s, by id or by name', () => {
    expect(domainIn(at33({ CREDIT_DOMAIN: '交通运输' }, { domain: 'society-7' }))).toBe('commerce-9')
    expect(domainIn(at33({ CREDIT_DOMAIN: 'commerce-9' }))).toBe('commerce-9')
    expect(domainIn(at33({}, { domain: 'society-7' }))).toBe('society-7')
    expect(domainIn(at33({}))).toBeNull()
  })

  it('is no content of the record: the same row under another is unchanged', () => {
    const { put: again } = register()
    again({ ...complete, CREDIT_DOMAIN: '交通运输' })
    expect(again({ ...complete, CREDIT_DOMAIN: '统计' }).outcome).toBe('unchanged')
  })

  it.each([
    ['domainUnknown', '没有的领域'],
    ['notCatalogued', '司法公开'],
  ] as const)('holds the row: %s', (code, text) => {
    const plan = at33({ CREDIT_DOMAIN: text })
    expect(plan).toMatchObject({ outcome: 'held', held: { reasons: [code] } })
  })

  it('is known by itself where the kind has only one', () => {
    const { cells } = sampleRow('judgmentDefaulter', { authority: '云浮市中级人民法院', n: 1 })
    expect(domainIn(register({ layout: layoutOf('judgmentDefaulter') }).put(cells))).toBe('justice-2')
  })
})
