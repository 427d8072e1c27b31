import { describe, expect, it } from 'vitest'
import type { Day } from '#law/day.ts'
import type { Held } from '#records/publicity/held.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Scanned } from '#workflows/contract/arising.ts'
import { exofficio } from './index.ts'
import { arises, rules } from './rules.ts'

type Over = Partial<Omit<RecordFile, 'versions'>> & {
  readonly cells?: Readonly<Record<string, string>>
  readonly at?: number
}

function record({ cells = {}, at = 0, ...over }: Over = {}): RecordFile {
  const fields = { ...currentFields(sampleRecord), ...cells }
  return { ...sampleRecord, versions: [{ n: 1, fields, at, cause: { kind: 'import', batch: 'test' } }], ...over }
}

const tier = (value: 'minor' | 'general' | 'serious') => ({ value, basis: '测试', by: 'HJ', at: 0 })
const numbered = (raw: string) => ({ raw, key: raw.replace('〔', '(').replace('〕', ')') })
const ended = (reason: 'removed' | 'expired') => ({
  reason,
  on: '2026-08-20',
  caseId: reason === 'expired' ? null : 'THECASE',
})

function held(reason: Held['reasons'][number], key = 'row'): Held {
  const { documentNumber, authority, provider } = sampleRecord
  const from = {
    sourceId: null,
    documentNumber,
    authority,
    provider,
    subjectName: '',
    fields: currentFields(sampleRecord),
  }
  const row = {
    key,
    naturalKey: 'natural',
    kind: 'penalty',
    batch: 'b',
    row: 1,
    at: 7,
    recordId: sampleRecord.id,
  } as const
  return { ...row, ...from, reasons: [reason], setsA10: reason === 'reinsertion' }
}

const seen = (today: Day, over: Partial<Scanned> = {}): Scanned => ({
  ...{ today, flags: {}, beside: [], platform: 'FGW', held: [] },
  ...over,
})

const found = (one: RecordFile, today: Day, over: Partial<Scanned> = {}) => arises(one, seen(today, over))
const ids = (one: RecordFile, today: Day, over: Partial<Scanned> = {}) =>
  found(one, today, over).map(({ rule }) => rule)

const person = { kind: 'person', key: 'HASH', name: '李四', code: null } as const
const ofPerson = { CF_XDR_LB: '自然人', CF_XDR_ZJLX: '身份证', CF_XDR_ZJHM: 'HASH', CF_XDR_SHXYM: '' }
const ofPolice = {
  authority: { raw: '测试市公安局', key: '测试市公安局', unit: null },
  cells: { CF_CFJG: '测试市公安局', CF_YJ: '《治安管理处罚法》第五十九条' },
} as const
const older = { CF_WSH: '测环罚〔2024〕1号', CF_JDRQ: '2024-09-10' }
const twin = record({ id: 'RECORD00000000000000000000', documentNumber: numbered('测环罚〔2026〕9号') })

const warned = { HMD_GZRQ: '2026-06-10', HMD_SDRQ: '2026-07-03', HMD_YCTJ: '支付全部劳动报酬' }
/** On the list of serious failures since 2026-07-01. */
const listedWith = (cells: Readonly<Record<string, string>>): RecordFile => {
  const subjects = { HMD_MC: '测试有限公司', HMD_SHXYM: '91445300MA62560110', HMD_WSH: '测环罚〔2026〕1号' }
  const decision = { HMD_SY: '拖欠劳动报酬', HMD_RQ: '2026-07-01', HMD_JG: '测试市生态环境局' }
  return { ...record({ tier: tier('serious'), cells: { ...subjects, ...decision, ...cells } }), kind: 'blacklist' }
}

/** One planted record a rule, which alone it catches. */
const planted: readonly (readonly [string, RecordFile, Day, Partial<Scanned>])[] = [
  ['overPeriod', record({ cells: { CF_JDRQ: '2026-04-10', CF_GSJZQ: '2029-04-10' } }), '2027-04-11', {}],
  [
    'overPeriod',
    record({ ended: ended('expired'), cells: { CF_JDRQ: '2026-04-10', CF_GSJZQ: '2029-04-10' } }),
    '2027-05-01',
    {},
  ],
  [
    'overOuterCap',
    record({
      tier: tier('serious'),
      documentNumber: numbered('测环罚〔2021〕1号'),
      cells: { CF_JDRQ: '2021-06-15', CF_GSJZQ: '2027-06-15' },
    }),
    '2026-06-16',
    {},
  ],
  ['overNationalCap', record({ documentNumber: numbered('测环罚〔2024〕1号'), cells: older }), '2026-04-01', {}],
  ['pastNamedEnd', record({ cells: { CF_GSJZQ: '2026-10-01' } }), '2026-10-02', {}],
  ['wrongStart', record({ cells: { CF_GSJZQ: '2027-07-20' } }), '2026-09-14', {}],
  ['wrongStart', record({ cells: { CF_GSJZQ: '2026-06-01' } }), '2026-06-01', {}],
  ['wrongStart', record({ documentNumber: numbered('测环罚〔2027〕1号') }), '2026-09-14', {}],
  ['wrongStart', record({ documentNumber: numbered('测环罚〔2024〕1号') }), '2026-09-14', {}],
  ['duplicate', record(), '2026-09-14', { beside: [twin] }],
  ['duplicate', record({ at: 9, cells: { CF_SY: '另一事实' } }), '2026-09-14', { beside: [record({ id: 'ZZ' })] }],
  ['revokedShown', record({ cells: { BZ: '该决定已撤销' } }), '2026-09-14', {}],
  ['sealed', record(ofPolice), '2026-09-14', {}],
  ['sealed', record({ ...ofPolice, tier: null }), '2026-09-14', {}],
  ['minorShown', record({ tier: tier('minor'), cells: { 信息使用范围: '公示' } }), '2026-09-14', {}],
  ['personShown', record({ subject: person, cells: { ...ofPerson, CF_GSJZQ: '2026-10-01' } }), '2026-09-14', {}],
  ['noTier', record({ tier: null }), '2026-09-14', {}],
  ['unwarned', listedWith({}), '2026-09-14', {}],
  ['unwarned', listedWith({ ...warned, HMD_YCTJ: '' }), '2026-09-14', {}],
  ['unwarned', listedWith({ ...warned, HMD_GZRQ: '2026-07-01' }), '2026-09-14', {}],
  ['incomplete', record({ tier: null, cells: { CF_JDRQ: '' } }), '2026-09-14', {}],
  ['reinserted', record({ ended: ended('removed') }), '2026-09-14', { held: [held('reinsertion')] }],
  ['otherContent', record(), '2026-09-14', { held: [held('otherContent')] }],
  ['absent', record(), '2026-09-14', { held: [held('withdrawnAtSource')] }],
  ['withdrawn', record(), '2026-09-14', { held: [{ ...held('withdrawalStated'), cause: 'error' }] }],
]

describe('the rules of the scan', () => {
  it.each(planted)('%s catches what is planted and nothing else', (rule, one, today, over) => {
    expect(ids(one, today, over)).toEqual([rule])
  })

  it('says nothing of a listing whose subject was warned before, and told with terms of removal', () => {
    expect(ids(listedWith(warned), '2026-09-14', {})).toEqual([])
  })

  it('each has a planted record', () => {
    expect([...new Set(planted.map(([rule]) => rule))].toSorted()).toEqual(rules.map(({ id }) => id).toSorted())
  })

  it.each(planted)('%s opens with what its procedure takes, and says why in both languages', (_, one, today, over) => {
    for (const { data, why } of found(one, today, over)) {
      expect(exofficio.parties.opens.data.safeParse(data).success).toBe(true)
      expect([
        /\p{Script=Han}/u.test(why.zh),
        /\p{Script=Han}/u.test(why.en.replace(/“[^”]*”|as [^:]*:/g, '')),
      ]).toEqual([true, false])
    }
  })
})

describe('worked examples of O36 12', () => {
  const seventh = record({ documentNumber: numbered('测环罚〔2024〕1号'), cells: { ...older, CF_GSJZQ: '2027-09-10' } })

  it('7: shown under O58 past the O36 cap: listed from 2026-04-01, not before, and no case (L1)', () => {
    expect(ids(seventh, '2026-03-31')).toEqual([])
    const [listed] = found(seventh, '2026-04-01')
    expect(listed).toMatchObject({ rule: 'overNationalCap', listed: true, article: 'O36 12' })
  })

  it('7: where the city settles L1 for the cap, the source is over its period and a case is opened', () => {
    const [opened] = found(seventh, '2026-04-01', { flags: { L1: 'cap' } })
    expect(opened).toMatchObject({ rule: 'overPeriod', listed: false })
    expect(opened?.why.zh).toContain('2025年9月10日')
  })

  it('8: serious of 2021-06-15, uncorrected: the GD 43 cap is over after 2026-06-15', () => {
    const eighth = record({
      tier: tier('serious'),
      documentNumber: numbered('测环罚〔2021〕8号'),
      cells: { CF_JDRQ: '2021-06-15', CF_GSJZQ: '2030-06-15' },
    })
    expect(ids(eighth, '2026-06-15')).not.toContain('overOuterCap')
    expect(found(eighth, '2026-06-16')).toMatchObject([{ rule: 'overOuterCap', listed: false, article: 'GD 43' }])
  })
})

describe('what is lawful is left alone', () => {
  it.each([
    ['the sample', record(), '2026-09-14'],
    ['a number of the year before', record({ documentNumber: numbered('测环罚〔2025〕1号') }), '2026-09-14'],
    ['its own computed end', record({ cells: { CF_GSJZQ: '2027-07-01' } }), '2026-09-14'],
    ['a minor one that is kept inside', record({ tier: tier('minor'), cells: { 信息使用范围: '1' } }), '2026-09-14'],
    [
      'a minor one that is necessary',
      record({ tier: tier('minor'), necessary: true, cells: { 信息使用范围: '0' } }),
      '2026-09-14',
    ],
    ['a person’s that nobody shows', record({ subject: person, cells: ofPerson }), '2026-09-14'],
    [
      'an older document without a tier',
      record({ tier: null, documentNumber: numbered('测环罚〔2026〕1号'), cells: { CF_JDRQ: '2026-03-02' } }),
      '2026-09-14',
    ],
    ['what is over, and nobody shows', record({ ended: ended('expired') }), '2029-09-14'],
    [
      'what was removed',
      record({ ended: ended('removed'), tier: null, cells: { CF_JDRQ: '', BZ: '已撤销' } }),
      '2026-09-14',
    ],
    ['a remark on something else', record({ cells: { BZ: '已缴纳罚款，撤销账户' } }), '2026-09-14'],
  ] as const)('%s', (_name, one, today) => {
    expect(ids(one, today)).toEqual([])
  })

  it('two acts of one day with other facts, another authority, an ended twin, and the earlier of two', () => {
    const others = [
      record({ id: 'A', documentNumber: numbered('测环罚〔2026〕9号'), cells: { CF_SY: '另一事实' } }),
      record({
        id: 'B',
        documentNumber: numbered('测环罚〔2026〕9号'),
        authority: { raw: '别局', key: '别局', unit: null },
      }),
      { ...twin, ended: ended('removed') },
      { ...twin, id: 'ZZZ' },
    ]
    expect(ids(record(), '2026-09-14', { beside: others })).toEqual([])
  })
})
