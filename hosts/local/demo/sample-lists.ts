import type { SheetLine } from '#engine/store/sheet.ts'
import { addDays, addMonths, type Day } from '#law/day.ts'
import { entryOf } from '#records/catalogue.ts'
import { domainColumn } from '#records/import/header.ts'
import type { RecordKind } from '#records/kind.ts'
import { layoutOf } from '#records/layout.ts'
import { type Firm, firms } from './firms.ts'

type Listed = {
  readonly kind: RecordKind
  readonly firm: Firm
  readonly domain: string
  readonly authority: string
  readonly number: string
  readonly on: Day
  /** By the code's part after the kind's prefix. */
  readonly cells: Readonly<Record<string, string>>
}
export type SampleList = { readonly file: string; readonly lines: readonly SheetLine[] }

/** One invented record of each other kind (ADR 14). */
export const sampleLists = (today: Day): readonly SampleList[] => listed(today).map(sheetOf)

function listed(today: Day): readonly Listed[] {
  const ago = (days: number) => addDays(today, -days)
  const year = (on: Day) => on.slice(0, 4)
  const one = (kind: RecordKind, firm: Firm, on: Day, more: Pick<Listed, 'domain' | 'authority' | 'cells'>) => ({
    ...{ kind, firm, on, number: `样例${entryOf(kind)?.name.zh.slice(0, 2)}〔${year(on)}〕1号` },
    ...more,
  })
  return [
    one('blacklist', firms.building, ago(120), {
      domain: 'society-3',
      authority: '云浮市人力资源和社会保障局',
      cells: {
        ...{ SY: '拖欠劳动报酬，经责令逾期不支付', CS: '限制享受财政补助' },
        ...{ YCTJ: '支付全部劳动报酬并作出承诺', GZRQ: ago(135), SDRQ: ago(118) },
      },
    }),
    one('abnormalList', firms.transport, ago(70), {
      domain: 'commerce-14',
      authority: '云浮市市场监督管理局(知识产权局)',
      cells: { SY: '未在规定期限公示年度报告', 失信严重程度: '一般' },
    }),
    one('judgmentDefaulter', firms.building, ago(90), {
      domain: 'justice-2',
      authority: '云浮市中级人民法院',
      cells: { YW: '支付货款', XWQX: '有履行能力而拒不履行' },
    }),
    one('taxDefaulter', firms.chemical, ago(200), {
      domain: 'commerce-5',
      authority: '国家税务总局云浮市税务局',
      cells: { AJXZ: '偷税', SY: '少列收入' },
    }),
    one('rating', firms.demo, ago(150), {
      domain: 'commerce-9',
      authority: '云浮市交通运输局',
      cells: { XM: '道路运输企业信誉考核', DJ: 'B', YXQZ: addMonths(ago(150), 12) },
    }),
    one('commitment', firms.demo, ago(80), {
      domain: 'society-7',
      authority: '云浮市生态环境局',
      cells: { SX: '排污许可告知承诺', NR: '按期提交监测报告', LXZT: '履行中', YXQZ: addMonths(ago(80), 24) },
    }),
    one('award', firms.demo, ago(300), {
      domain: 'society-3',
      authority: '云浮市人力资源和社会保障局',
      cells: { RY: '和谐劳动关系企业', SY: '依法用工', YXQZ: addMonths(ago(300), 36) },
    }),
    one('registration', firms.demo, ago(400), {
      domain: 'commerce-9',
      authority: '云浮市交通运输局',
      cells: { SX: '机动车维修经营备案', NR: '二类汽车维修', ZT: '有效', YXQZ: addMonths(ago(400), 60) },
    }),
    one('judgment', firms.building, ago(110), {
      domain: 'justice-2',
      authority: '云浮市中级人民法院',
      cells: { AY: '买卖合同纠纷', LX: '民事判决书', ZW: '支付货款' },
    }),
  ]
}

function sheetOf({ kind, firm, domain, authority, number, on, cells }: Listed): SampleList {
  const { fields, roles } = layoutOf(kind)
  const prefix = roles.name.replace(/MC$/, '')
  const named = Object.entries(cells).map(([code, text]) => [/^[A-Z]+$/.test(code) ? prefix + code : code, text])
  const row: Readonly<Record<string, string>> = {
    ...Object.fromEntries(named),
    [roles.name]: firm.name,
    [roles.category]: firm.category,
    [roles.code]: firm.code,
    [roles.operator]: firm.head,
    [roles.documentNumber]: number,
    [roles.authority]: authority,
    [roles.provider]: authority,
    [roles.decisionDate]: on,
  }
  return {
    file: `演示-${entryOf(kind)?.name.zh}.csv`,
    lines: [
      { line: 1, cells: [...fields.map(({ zh }) => zh), domainColumn] },
      { line: 2, cells: [...fields.map(({ code }) => row[code] ?? ''), domain] },
    ],
  }
}
