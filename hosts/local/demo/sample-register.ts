import type { SheetLine } from '#engine/store/sheet.ts'
import { addDays, addMonths, type Day, weekday } from '#law/day.ts'
import { layoutOf } from '#records/layout.ts'
import type { Layout } from '#records/layout-shape.ts'
import { demoPeople } from '../base/demo-people.ts'
import { demoDocument, type Firm, firms } from './firms.ts'

type Row = Readonly<Record<string, string>>

export type SampleRegister = { readonly penalties: readonly SheetLine[]; readonly permits: readonly SheetLine[] }

/** Invented register of the demo (ADR 14), dated from its first start. */
export function sampleRegister(today: Day): SampleRegister {
  const rows = [...ofTheDemo(today), ...ofOthers(today), ...held(today)]
  return { penalties: sheet(layoutOf('penalty'), rows), permits: sheet(layoutOf('permit'), permits(today)) }
}

/** Record for a completion in the demo itself. */
export const completedNumber = (today: Day) => number('云环罚', worked(addDays(today, -38)), 8)

/** Rows that the demo enterprise and the demo person can object to. */
function ofTheDemo(today: Day): Row[] {
  const firm = firms.demo
  const ago = daysBefore(today)
  const twice = {
    CF_SY: '销售的石材标注的产地与实际不符',
    CF_WFXW: '产品标识',
    CF_CFLB: '罚款',
    CF_NR: '罚款人民币贰万元整',
    CF_NR_FK: '2',
  }
  return [
    // The amount says ten times what the decision says.
    penalty(firm, city.HJ, number('云环罚', ago(96), 1), ago(96), {
      CF_SY: '切割车间粉尘收集设施未正常运行',
      CF_WFXW: '大气污染',
      CF_NR: '罚款人民币伍万元整',
      CF_NR_FK: '50',
    }),
    // Determined by a branch, sent by the bureau.
    penalty(firm, '云浮市生态环境局云城分局', number('云环云城罚', ago(61), 2), ago(61), {
      CF_SY: '沉淀池清理不及时，废水溢流',
      CF_WFXW: '水污染',
      CF_NR: '罚款人民币叁万元整',
      CF_NR_FK: '3',
      CF_SJLY: city.HJ,
    }),
    // One penalty, reported under two numbers.
    penalty(firm, city.SCJG, number('云市监罚', ago(47), 3), ago(47), twice),
    penalty(firm, city.SCJG, number('云市监处罚', ago(47), 4), ago(47), twice),
    // Meant for another firm of a like name.
    penalty(firm, city.RS, number('云人社罚', ago(82), 5), ago(82), {
      CF_SY: '未按规定与 3 名劳动者订立书面劳动合同',
      CF_WFXW: '劳动用工',
      CF_CFLB: '警告;罚款',
      CF_NR: '警告，并罚款人民币壹万元整',
      CF_NR_FK: '1',
    }),
    // No date: in the register, and not shown.
    penalty(firm, city.YJ, number('云应急罚', ago(30), 6), '', {
      CF_SY: '特种作业人员未持证上岗',
      CF_WFXW: '安全生产',
      CF_NR: '罚款人民币贰万元整',
      CF_NR_FK: '2',
    }),
    // Not yet graded by its unit: not shown.
    penalty(firm, city.SCJG, number('云市监罚', ago(19), 7), ago(19), {
      CF_SY: '广告中使用无法证实的数据',
      CF_WFXW: '广告',
      失信严重程度: '',
    }),
    // Graded by completion, see completedNumber.
    penalty(firm, city.HJ, number('云环罚', ago(38), 8), ago(38), {
      CF_SY: '危险废物贮存间未设置识别标志',
      CF_WFXW: '固体废物',
      失信严重程度: '',
    }),
    naturalPerson(city.SCJG, number('云市监罚', ago(52), 9), ago(52)),
    ...toRepair(firm, today),
  ]
}

/** Records to repair today, one shown nowhere, one serious. */
function toRepair(firm: Firm, today: Day): Row[] {
  const ago = daysBefore(today)
  return [
    penalty(firm, city.HJ, number('云环罚', ago(130), 26), ago(130), {
      CF_SY: '固体废物堆放场未采取防扬散措施',
      CF_WFXW: '固体废物',
      CF_NR: '罚款人民币贰万元整',
      CF_NR_FK: '2',
    }),
    penalty(firm, city.SCJG, number('云市监罚', ago(122), 27), ago(122), {
      CF_SY: '未按规定标示石材放射性水平类别',
      CF_WFXW: '产品标识',
    }),
    penalty(firm, city.HJ, number('云环罚', ago(140), 28), ago(140), {
      CF_SY: '未按规定报送环境监测数据',
      CF_WFXW: '环境监测',
      信息使用范围: '1',
    }),
    penalty(firm, city.YJ, number('云应急罚', ago(100), 29), ago(100), {
      CF_SY: '主要负责人未履行安全生产管理职责',
      CF_WFXW: '安全生产',
      CF_CFLB: '罚款;限制从业',
      CF_NR: '罚款人民币拾万元整，主要负责人一年内不得担任同类职务',
      CF_NR_FK: '10',
      失信严重程度: '',
    }),
  ]
}

/** Term attached to the serious one, to this day. */
export const restricted = (today: Day) => ({
  number: number('云应急罚', worked(addDays(today, -100)), 29),
  until: addMonths(worked(addDays(today, -100)), 18),
})

function ofOthers(today: Day): Row[] {
  const ago = daysBefore(today)
  const soonOver = worked(addDays(addMonths(today, -60), 14))
  const longOver = worked(addDays(addMonths(today, -60), -40))
  return [
    penalty(firms.stone, city.SCJG, number('云市监罚', ago(75), 10), ago(75), { CF_SY: '未取得许可从事相关经营' }),
    penalty(firms.stone, city.HJ, number('云环罚', ago(58), 11), ago(58), { CF_SY: '堆场未采取防尘措施' }),
    penalty(firms.building, city.YJ, number('云应急罚', ago(88), 12), ago(88), {
      CF_SY: '高处作业未设置防护，造成一人轻伤',
      CF_NR: '罚款人民币贰拾万元整',
      CF_NR_FK: '20',
      失信严重程度: '严重',
    }),
    penalty(firms.building, city.RS, number('云人社罚', ago(44), 13), ago(44), { CF_SY: '拖欠工资，逾期未改正' }),
    penalty(firms.food, city.SCJG, number('云市监罚', ago(66), 14), ago(66), { CF_SY: '生产日期标注不清' }),
    // Minor ones are not shown (O36 12).
    penalty(firms.food, city.SCJG, number('云市监罚', ago(27), 15), ago(27), {
      CF_SY: '未按时公示年度报告',
      CF_CFLB: '警告',
      CF_NR: '警告',
      CF_NR_FK: '',
      失信严重程度: '轻微',
    }),
    penalty(firms.shop, '云浮市云城区市场监督管理局', number('云城市监罚', ago(33), 16), ago(33), {
      CF_SY: '从业人员健康证明过期',
      CF_NR: '罚款人民币贰仟元整',
      CF_NR_FK: '0.2',
    }),
    penalty(firms.chemical, '新兴县应急管理局', number('新应急罚', ago(71), 17), ago(71), { CF_SY: '应急预案未演练' }),
    penalty(firms.paper, '云浮市生态环境局郁南分局', number('云环郁南罚', ago(54), 18), ago(54), {
      CF_SY: '在线监测设备未联网',
    }),
    penalty(firms.bamboo, '罗定市市场监督管理局', number('罗市监罚', ago(22), 19), ago(22), {
      CF_SY: '计量器具未检定',
    }),
    // Four years old: under the older rule, listed for review (L1).
    penalty(firms.transport, city.SCJG, number('云市监罚', ago(1400), 20), ago(1400), {
      CF_SY: '价格标示不清',
      失信严重程度: '',
    }),
    // Its last day is in two weeks.
    penalty(firms.paper, city.HJ, number('云环罚', soonOver, 21), soonOver, { CF_SY: '排污口设置不规范' }),
    // Five years are over; its source still names a later end.
    penalty(firms.transport, city.RS, number('云人社罚', longOver, 26), longOver, {
      CF_SY: '未按规定缴纳工伤保险',
      CF_GSJZQ: addMonths(longOver, 84),
    }),
    // Its source counts from the upload and not from the decision.
    penalty(firms.building, city.HJ, number('云环罚', ago(69), 27), ago(69), {
      CF_SY: '夜间施工噪声超标',
      CF_GSJZQ: addMonths(ago(45), 12),
    }),
    // Unknown authority: routed by hand.
    penalty(firms.transport, '云浮市样例综合行政执法局', number('云样综执罚', ago(41), 22), ago(41), {
      CF_SY: '占用人行道堆放货物',
    }),
  ]
}

/** Rows that do not enter the register, each for another reason. */
function held(today: Day): Row[] {
  const ago = daysBefore(today)
  return [
    penalty(
      { ...firms.food, code: `${firms.food.code.slice(0, 8)}**********` },
      city.SCJG,
      number('云市监罚', ago(36), 23),
      ago(36),
      {
        CF_SY: '标签不规范',
      },
    ),
    penalty({ ...firms.bamboo, code: '' }, city.YJ, number('云应急罚', ago(29), 24), ago(29), {
      CF_SY: '消防通道堵塞',
    }),
    penalty(firms.chemical, city.HJ, number('云环罚', ago(26), 25), ago(26), {
      CF_SY: '台账记录不全',
      CF_CFLB: '',
      CF_NR: '责令限期改正违法行为',
      CF_NR_FK: '',
    }),
    // Number and authority of another row, other content.
    penalty(firms.stone, city.HJ, number('云环罚', ago(58), 11), ago(58), {
      CF_SY: '堆场未采取防尘措施',
      CF_NR: '罚款人民币捌万元整',
      CF_NR_FK: '8',
    }),
  ]
}

function permits(today: Day): Row[] {
  const ago = daysBefore(today)
  const permit = (firm: Firm, authority: string, title: string, n: number, given: Day, until: string): Row => ({
    XK_XDR_MC: firm.name,
    XK_XDR_LB: firm.category,
    XK_XDR_SHXYM: firm.code,
    XK_FRDB: firm.head,
    XK_XKWS: `${title}决定书`,
    XK_WSH: number('云样许', given, n),
    XK_XKLB: '普通',
    XK_XKZS: title,
    XK_XKBH: `YF-DEMO-${n}`,
    XK_NR: `准予${title}`,
    XK_JDRQ: given,
    XK_YXQZ: given,
    XK_YXQZI: until,
    XK_XKJG: authority,
    XK_ZT: '有效',
    XK_LYDW: authority,
  })
  return [
    permit(firms.demo, city.HJ, '排污许可', 1, ago(400), addMonths(ago(400), 60)),
    // The register says it ended a month ago; the certificate runs on.
    permit(firms.demo, city.YJ, '安全生产许可', 2, ago(1090), ago(31)),
    permit(firms.food, city.SCJG, '食品生产许可', 3, ago(500), addMonths(ago(500), 60)),
    permit(firms.shop, '云浮市云城区市场监督管理局', '食品经营许可', 4, ago(300), addMonths(ago(300), 60)),
  ]
}

const city = {
  HJ: '云浮市生态环境局',
  SCJG: '云浮市市场监督管理局(知识产权局)',
  RS: '云浮市人力资源和社会保障局',
  YJ: '云浮市应急管理局',
} as const

function penalty(firm: Firm, authority: string, documentNumber: string, decided: Day | '', more: Row): Row {
  return {
    CF_XDR_MC: firm.name,
    CF_XDR_LB: firm.category,
    CF_XDR_SHXYM: firm.code,
    CF_FRDB: firm.head,
    CF_WSH: documentNumber,
    CF_WFXW: '其他',
    CF_CFLB: '罚款',
    CF_NR: '罚款人民币壹万元整',
    CF_NR_FK: '1',
    CF_JDRQ: decided,
    CF_CFJG: authority,
    CF_SJLY: authority,
    失信严重程度: '一般',
    BZ: '演示数据，纯属虚构',
    ...more,
  }
}

const naturalPerson = (authority: string, documentNumber: string, decided: Day): Row => ({
  ...penalty({ name: person, code: '', category: '自然人', head: '' }, authority, documentNumber, decided, {
    CF_SY: '无照从事经营活动',
    CF_NR: '罚款人民币伍佰元整',
    CF_NR_FK: '0.05',
  }),
  CF_XDR_ZJLX: demoDocument.type,
  CF_XDR_ZJHM: demoDocument.number,
})

const person = demoPeople.find(({ sub }) => sub === 'person')?.name.zh ?? ''

const number = (office: string, decided: Day, n: number) => `${office}〔${decided.slice(0, 4)}〕样${n}号`

const daysBefore = (today: Day) => (days: number) => worked(addDays(today, -days))

/** The day itself, or the Friday before: offices decide on working days. */
const worked = (day: Day): Day => addDays(day, { 0: -2, 6: -1 }[weekday(day)] ?? 0)

function sheet({ fields }: Layout, rows: readonly Row[]): SheetLine[] {
  const head = fields.map(({ code }) => code)
  const lines = [head, ...rows.map((row) => head.map((column) => row[column] ?? ''))]
  return lines.map((cells, i) => ({ line: i + 1, cells }))
}
