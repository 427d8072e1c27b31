import type { RepairTask } from '#engine/register/repair-tasks-view.ts'
import type { Lang } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { CreditOverview } from '#engine/views/credit-overview.ts'
import type { CaseView, ClockView, ItemView, RecordView, TimelineEntry } from '#engine/views/view.ts'
import { two } from '#law/bilingual.ts'
import { chinaCalendar } from '#law/china.ts'
import { explain } from '#law/explain.ts'
import { ruleOf } from '#law/rules.ts'
import { citationText } from '#law/source.ts'
import { isStatutory } from '#law/time-limit.ts'
import { layoutOf } from '#records/layout.ts'
import type { Shell } from '#web/shell.ts'
import { answers, grounds } from '#workflows/common/item-words.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { words } from '#workflows/objection/words.ts'

export const sampleNow = Date.parse('2026-09-28T10:30:00+08:00')
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const HJ = two('云浮市生态环境局', 'Yunfu Ecology and Environment Bureau')
const FGW = two('云浮市发展和改革局', 'Yunfu Development and Reform Bureau')

export function sampleShell(lang: Lang, path: string, role: Role | null, text = ''): Shell {
  const person = role && { name: `陈小云${text}`, roleName: two('经办人', 'Officer'), home: '/desk', roles: [role] }
  return {
    lang,
    path,
    person,
    csrf: 'c5rf',
    url: 'http://localhost:8080',
    city: two('云浮市', 'Yunfu'),
    demo: true,
    now: sampleNow,
  }
}

/** Invented, with `text` wherever a person may have typed. */
export const sampleProgress: CaseView['progress'] = {
  stations: [
    { name: two('提交', 'Filed'), state: 'done', on: '2026-09-24' },
    { name: two('受理', 'Intake'), state: 'done', on: '2026-09-25' },
    { name: two('核查', 'Review'), state: 'now', on: null },
    { name: two('决定与更正', 'Decision and correction'), state: 'later', on: null },
    { name: two('公布与告知', 'Publication and answer'), state: 'later', on: null },
  ],
  next: two('核查后提出处理意见，由负责人审批。', 'After the review the unit proposes, and its head decides.'),
  ifNot: two('到期没有办完的，自动记录逾期。', 'If the day passes, the delay is recorded.'),
  isLate: false,
}

export function sampleCase(text = ''): CaseView {
  return {
    progress: sampleProgress,
    justDone: two('补充材料', 'Supplement filed'),
    holderDue: '2026-09-28',
    id: 'c4k2q7m3x5v8n6p2r4t6w8y3z5',
    number: '4453-20260924-7K3M9Q-X',
    title: words.title,
    subjectName: `云浮样例甲有限公司${text}`,
    recordTitle: `云浮样例甲有限公司 · 行政处罚 云环罚〔2026〕12号${text}`,
    state: 'withProvider',
    stateName: two('部门核查', 'With the provider'),
    holderName: HJ,
    openedAt: at('2026-09-24T10:00'),
    due: '2026-10-09',
    dueName: two('信息提供单位核查', 'Provider’s verification'),
    statutory: true,
    owedByName: HJ,
    beside: [{ name: words.limits['K1'] ?? HJ, due: '2026-09-30', statutory: false, optional: true }],
    provisional: false,
    overdue: false,
    closed: false,
    isMain: true,
    procedure: 'objection',
    seq: 7,
    channel: 'city',
    explanation: `罚款金额录入错误：决定书写明罚款 5500 元，公示为 5.5 万元。${text}\n决定书照片见材料。`,
    items: [
      sampleItem(text),
      {
        ...sampleItem(text),
        id: '2',
        field: null,
        fieldName: null,
        ground: 'E4',
        groundName: grounds.E4,
        proposed: null,
      },
    ],
    files: [sampleFile('clean', text), sampleFile('unscanned', text)],
    clocks: [
      sampleClock('A4', '2026-09-29'),
      { ...sampleClock('A2', '2026-09-24'), overdue: true, charged: sampleCharge },
      { ...sampleClock('A3', '2026-09-24'), state: 'met' },
    ],
    timeline: sampleTimeline(text),
    facts: [{ name: two('申请', 'Applied for'), value: `缩短公示期${text}` }],
    actions: [],
    promise: '2026-10-12',
    supplement: { list: `决定书原件照片${text}`, servedAt: at('2026-09-24T16:00'), answeredAt: null },
    inquiry: {
      unit: 'SJJ',
      unitName: two('云浮市市场监督管理局', 'Yunfu Market Supervision Bureau'),
      question: `请核实决定书金额。${text}`,
      items: ['1'],
      answeredAt: null,
    },
    proposal: {
      from: 'unit',
      byName: `李明${text}`,
      refusal: null,
      documentChecked: null,
      facts: [{ name: two('意见', 'Proposal'), value: two('准予', 'Granted') }],
    },
    pause: { cause: 'appraisal', reason: `等待鉴定报告${text}`, expectedEnd: '2026-10-20' },
    statement: `本公司认为金额有误。${text}`,
    service: { electronic: true, email: 'z@example.cn', may: true },
    ending: null,
    record: sampleRecord(text),
    units: [
      { id: 'HJ', name: HJ },
      { id: 'FGW', name: FGW },
    ],
    remedies: [
      {
        limit: 'A7',
        name: two('复核', 'Higher review'),
        to: two('云浮市人民政府', 'Yunfu People’s Government'),
        against: null,
        until: '2026-12-11',
        article: '《广东省社会信用条例》第四十六条',
      },
    ],
    holderContact: {
      name: HJ,
      phone: '0766-8800000',
      hours: two('工作日 8:30–12:00，14:30–17:30', 'Working days 8:30–12:00, 14:30–17:30'),
    },
  }
}

function sampleItem(text: string): ItemView {
  return {
    id: '1',
    field: 'CF_NR_FK',
    fieldName: two('罚款金额（万元）', 'Fine (10,000 yuan)'),
    shown: '5.5',
    claimed: `0.55${text}`,
    ground: 'E2',
    groundName: grounds.E2,
    evidence: ['f/1'],
    proposed: {
      code: '01',
      codeName: answers['01'],
      unitName: HJ,
      documentChecked: `云环罚〔2026〕12号${text}`,
      reason: `决定书载明罚款 5500 元，系录入错误。${text}`,
      value: '0.55',
    },
    answer: null,
  }
}

export const sampleCharge = {
  zh: '云浮市生态环境局 2个工作日（自身环节）',
  en: 'Yunfu Ecology and Environment Bureau, 2 working days (its own step)',
}

export function sampleClock(rule: string, start: string): ClockView {
  const limit = ruleOf(rule)
  const explanation = explain(limit, start, chinaCalendar)
  return {
    rule,
    name: words.limits[rule] ?? limit.step,
    state: 'running',
    due: explanation.due,
    provisional: explanation.provisional,
    statutory: isStatutory(limit),
    article: citationText(limit.citation).zh,
    owedBy: { role: 'officer', unit: 'HJ' },
    owedByName: HJ,
    overdue: false,
    charged: null,
    explanation,
  }
}

export const sampleFile = (state: StoredFile['state'], text = ''): StoredFile => ({
  key: `evidence/c4k2/${state}`,
  name: `处罚决定书${text}.pdf`,
  size: 834_211,
  type: 'application/pdf',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  receivedAt: at('2026-09-24T09:51'),
  state,
})

function sampleTimeline(text: string): TimelineEntry[] {
  const entry = (
    seq: number,
    time: string,
    event: string,
    who: TimelineEntry['who'],
    details: TimelineEntry['details'] = [],
    breach = false,
  ): TimelineEntry => ({
    seq,
    at: at(time),
    what: words.events[event] ?? two('期限届满', 'A limit ended'),
    who,
    state: two('部门核查', 'With the provider'),
    details,
    breach,
  })
  return [
    entry(1, '2026-09-24T10:00', 'applicant.submitted', two('申请人', 'Applicant')),
    entry(2, '2026-09-24T15:00', 'intake.forwarded', FGW, [
      { label: two('理由', 'Reasons'), text: two(`由提供单位核查${text}`, text) },
    ]),
    entry(
      3,
      '2026-09-28T00:00',
      'clock.A3.breach',
      two('系统（到期自动）', 'the system, as the limit ended'),
      [],
      true,
    ),
  ]
}

const values: Readonly<Record<string, string>> = {
  CF_XDR_MC: '云浮样例甲有限公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91445300MA62560110',
  CF_FRDB: '张三',
  CF_WSH: '云环罚〔2026〕12号',
  CF_SY: '未按规定贮存危险废物',
  CF_CFLB: '罚款',
  CF_NR: '罚款人民币伍仟伍佰元整。',
  CF_NR_FK: '5.5',
  CF_JDRQ: '2026-05-20',
  CF_CFJG: '云浮市生态环境局',
}

/** A panel with everything it can have. */
export const sampleRepair: RecordView['repair'] = {
  standing: 'waits',
  title: two('2026年8月20日 起可以申请信用修复', 'It can be repaired from 20 August 2026'),
  lines: [
    {
      name: two('还缺什么', 'What is lacking'),
      text: two('还没有满最短公示期', 'the minimum of publicity is not over'),
    },
    { name: two('公示自动停止', 'Publicity ends by itself'), text: two('2027年5月20日', '20 May 2027') },
  ],
  applyOn: '2026-12-20',
  endsOn: '2027-05-20',
}

export const sampleTasks: readonly RepairTask[] = [
  { id: 'decisionDate', state: 'you', name: two('文书日期', 'Date'), text: two('请补上', 'Give it'), next: false },
  { id: 'tier', state: 'unit', name: two('失信程度', 'Seriousness'), text: two('没有确定', 'Not set'), next: false },
  { id: 'minimum', state: 'wait', name: two('最短公示期', 'Minimum'), text: two('还没有满', 'Not over'), next: false },
  { id: 'write', state: 'you', name: two('写明怎样纠正的', 'Say how'), text: two('现在写', 'Write'), next: true },
  { id: 'apply', state: 'done', name: two('提交', 'Submit'), text: two('最后', 'Last'), next: false },
]

export const sampleOverview: CreditOverview = {
  total: 17,
  isPart: true,
  of: { public: 12, ready: 4, open: 2, ended: 1 },
  nextRepairOn: '2026-12-08',
  days: {
    next: [
      { documentNumber: '云环罚〔2026〕12号', from: '2026-09-08', until: '2027-09-08', applyOn: '2026-12-08' },
      { documentNumber: '云环罚〔2026〕13号', from: null, until: null, applyOn: '2027-03-01' },
    ],
    more: 3,
  },
}

export function sampleRecord(text = ''): RecordView {
  return {
    id: 'r7m3x5v8n6p2r4t6w8y3z5c4k2',
    kind: 'penalty',
    kindName: two('行政处罚', 'Administrative penalty'),
    title: `行政处罚 云环罚〔2026〕12号${text}`,
    documentNumber: '云环罚〔2026〕12号',
    authority: `云浮市生态环境局${text}`,
    subjectName: '云浮样例甲有限公司',
    subjectCode: '91445300MA62560110',
    columns: layoutOf('penalty').fields.map(({ code, zh, en, public: open }) => ({
      code,
      name: two(zh, en),
      value: values[code] ? values[code] + text : '',
      public: open,
      disputable: open && code !== 'CF_GSJZQ',
    })),
    disputed: true,
    statement: null,
    versions: [
      { n: 1, at: at('2026-05-21T09:00'), cause: two('导入', 'Import'), changed: [] },
      {
        n: 2,
        at: at('2026-09-20T09:00'),
        cause: two('补全', 'Completion'),
        changed: [{ name: two('处罚类别', 'Kind'), before: '', after: `罚款${text}` }],
      },
    ],
    decided: { what: `罚款${text}`, money: [{ name: two('罚款金额', 'Fine'), value: '5.5' }], on: '2026-05-20' },
    provider: `云浮市生态环境局${text}`,
    arrivedOn: '2026-05-21',
    shown: true,
    publicFrom: '2026-05-20',
    publicUntil: '2027-05-20',
    why: [],
    ended: false,
    shielded: false,
    public: null,
    openCases: [
      open('objection', two('异议', 'Objection'), 'CF_SY'),
      open('repair', two('信用修复', 'Repair'), 'record'),
    ],
    repair: sampleRepair,
    reminded: false,
    confirmations: [],
  }
}

const open = (procedure: string, title: ReturnType<typeof two>, matter: string) => ({
  ...{ id: 'c4k2', number: '4453-20260924-7K3M9Q-X', reads: true },
  ...{ procedure, title, matters: [matter] },
  standing: {
    stateName: two('核查中', 'Under review'),
    due: '2026-09-29',
    dueName: two('核查', 'Review'),
    awaitsYou: false,
  },
})
