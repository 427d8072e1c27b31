import { type Bilingual, two } from './bilingual.ts'

/** Questions the texts leave open: a flag each, and what holds meanwhile. */
export type OpenQuestion = {
  readonly id: string
  readonly question: Bilingual
  readonly untilSettled: Bilingual
  /** Other answers that a city may set, by value. */
  readonly settled: Readonly<Record<string, Bilingual>>
}

type Setting = string | number | boolean | null | undefined

/** Says a city's answer to an open question; unknown ones change nothing. */
export function settledText({ settled }: OpenQuestion, setting: Setting): Bilingual {
  if (setting === undefined || setting === null) return settingWords.none
  return settled[String(setting)] ?? settingWords.unknown
}

/** Words of such settings, for a city to change. */
export const settingWords = {
  none: two('未另作设置，按目前做法', 'nothing; the practice until settled holds'),
  unknown: two(
    '所设的值没有对应的做法，仍按目前做法',
    'not an answer that is known here; the practice until settled holds',
  ),
} as const

const open = (
  id: string,
  question: readonly [string, string],
  until: readonly [string, string],
  settled: OpenQuestion['settled'] = {},
): OpenQuestion => ({
  id,
  question: { zh: question[0], en: question[1] },
  untilSettled: { zh: until[0], en: until[1] },
  settled,
})

export const openQuestions: readonly OpenQuestion[] = [
  open(
    'L1',
    [
      '2026年4月1日前的记录是否适用《信用修复管理办法》的公示期上限',
      'Do the new maximum periods bind records older than 1 April 2026?',
    ],
    ['列入待研判清单', 'listed for review'],
    { cap: two('适用，按该办法的公示期停止公示', 'they do: publicity ends by the periods of the new measures') },
  ),
  open(
    'L2',
    [
      '文书认定之日是否计入公示期；满最短期限的，对应日当日还是次日起可以申请',
      'Is the date of the document counted in, and may one apply on the corresponding day or the next?',
    ],
    ['当日不计入；自对应日当日起可以申请', 'not counted; from the corresponding day'],
  ),
  open(
    'L3',
    ['附带期限长于最长公示期的如何处理', 'What if an attached term is longer than the maximum period?'],
    ['到最长公示期即停止，并提示', 'publicity stops at the maximum, with a warning'],
  ),
  open(
    'L4',
    ['自然人的修复是否经“信用中国”', 'Do repairs by natural persons go through Credit China?'],
    ['由本市办理，不公示；承诺书存档', 'by the city, unpublished; the commitment is filed'],
  ),
  open(
    'L5',
    ['各行业对失信程度有无另行规定的标准', 'Have the sectors set standards of seriousness of their own?'],
    [
      '按《信用修复管理办法》第八条至第十条提出建议，由认定单位确定',
      'suggested by articles 8 to 10 of the measures, set by the determining unit',
    ],
  ),
  open(
    'L6',
    ['没收违法所得属于哪一程度', 'How serious is a confiscation of gains?'],
    ['询问认定单位', 'the determining unit is asked'],
  ),
  open(
    'L7',
    [
      '市场监管处罚信息的公示期，适用市场监管规定的三年还是《信用修复管理办法》的一年',
      'Are market regulation penalties shown for three years, by the regulator’s own provisions, or for one, by the new measures?',
    ],
    ['按《信用修复管理办法》，并提示', 'the new measures, with a warning'],
  ),
  open(
    'L8',
    ['省、市是否另有修复规定或补充目录', 'Are there repair rules or a catalogue of the province or the city?'],
    ['暂未收录此类规定', 'none is known here'],
  ),
  open(
    'L9',
    ['广东省社会信用条例 2021 年后是否修改', 'Were the Guangdong regulations amended since 2021?'],
    ['按 2021 年文本', 'the text of 2021 is applied'],
  ),
  open(
    'L10',
    [
      '国办发〔2025〕22号与《信用修复管理办法》数字不一致的，以何者为准',
      'Which figure holds where State Council Document 22 of 2025 and the new measures differ?',
    ],
    ['以《信用修复管理办法》为准', 'that of the new measures'],
  ),
  open(
    'L11',
    ['决定正在复议、诉讼的，公示的记录上是否注明', 'Is a pending reconsideration or suit marked on the record?'],
    ['不注明', 'it is not'],
  ),
  open(
    'L12',
    ['查实弄虚作假后是否恢复公示', 'Is publicity restored after fraud is found?'],
    ['由审批人决定；公示期届满后一律不恢复', 'the approver decides; never after the day it would have ended by itself'],
  ),
  open(
    'L13',
    [
      '直接向认定单位或者“信用中国”提出的异议，核实期限的延长有无上限',
      'Is there a cap on extending the verification of an objection made to the unit or to Credit China?',
    ],
    ['最多延长 10 个工作日（本市自定）', 'at most 10 working days (the city’s own)'],
  ),
  open(
    'L14',
    ['夜间、休息日提交的，以哪一天为收到之日', 'When is what came at night or on a day off received?'],
    ['提交之日', 'on the day it was sent'],
  ),
  open(
    'L15',
    ['未见现行有效文本的规定能否作为依据', 'May a provision be relied on whose current text was not seen?'],
    ['不作依据', 'not relied on'],
  ),
  open(
    'L16',
    ['补正后异议的各时限是否重新计算', 'Does a supplement restart the limits of an objection?'],
    ['不重新计算，等待时间另行列出', 'no; the wait is shown apart'],
  ),
  open(
    'L17',
    ['“信用中国”之外本市能否受理修复', 'May the city take a repair beside Credit China?'],
    [
      '“信用中国”公示的由其受理；仅本市公示的和自然人的由本市受理',
      'what Credit China shows goes there; what only the city shows, and persons, are taken here',
    ],
    { here: two('“信用中国”公示的，本市也受理', 'what Credit China shows is taken here too') },
  ),
  open(
    'L18',
    [
      '六个月内就同一事项、以同一理由再次提出异议，或者就同一记录再次提出申请，如何处理',
      'What of an objection to the same item on the same ground, or another application about the same record, within six months?',
    ],
    [
      '向承办人提示前次答复、理由和有无新材料，由其决定是否引用；不自动不予受理',
      'the officer is shown the earlier answer, its reasons and what evidence is new, and decides whether to refer to it; nothing is refused by itself',
    ],
    { off: two('不提示前次答复，逐件办理', 'the earlier answer is not pointed out; each is handled by itself') },
  ),
  open(
    'L19',
    ['个体工商户按自然人还是按组织', 'Is an individual business a person or an organisation?'],
    [
      '按组织，隐去经营者姓名；没有有效统一社会信用代码的不入库',
      'as an organisation, its operator’s name hidden; not taken in without a valid credit code',
    ],
  ),
  open(
    'L20',
    ['附带期限未满能否申请修复', 'May one apply before an attached term has ended?'],
    ['自附带期限届满的次日起可以申请', 'from the day after it ends'],
  ),
  open(
    'L21',
    [
      '《治安管理处罚法》第一百三十六条的封存，是否适用于对单位的处罚，以及2026年以前的决定',
      'Does the seal of article 136 of the Public Security Administration Penalty Law bind penalties of organisations, and decisions before 2026?',
    ],
    [
      '均适用：公安机关依该法作出、治安文号的或者未写明依据的，一律封存，不公示、不提供',
      'both: what a public security organ decided under that law, in its number series or without a stated basis is sealed, shown and given to nobody',
    ],
    {
      notFirms: two('对单位的处罚不封存', 'penalties of organisations are not sealed'),
      notOlder: two('2026年以前的决定不封存', 'decisions before 2026 are not sealed'),
      neither: two('对单位的处罚、2026年以前的决定均不封存', 'neither is sealed'),
    },
  ),
  open(
    'L22',
    [
      '本市出具的信用记录说明书能否代替无违法违规证明，还是只有信用广东网站的公共信用信息报告（无违法违规证明版）可以代替',
      'May the city’s own statement of records stand for a certificate of no violations, or only the report of Credit Guangdong?',
    ],
    [
      '不能代替：说明书只写明本市登记了什么，并指引到信用广东网站',
      'it may not: the statement says what this register holds, and leads to Credit Guangdong',
    ],
  ),
  open(
    'L23',
    [
      '异议处理结果由谁署名（即谁是被申请人）：告知结果的平台，还是作出决定的信息提供单位',
      'Who signs the result of an objection, and so is the respondent: the platform that tells it, or the provider that decides it?',
    ],
    ['由作出决定的单位署名，平台转送', 'the unit that decided; the platform sends it'],
    {
      provider: two('由作出决定的信息提供单位署名', 'the provider that decided signs'),
      platform: two('由告知结果的平台署名', 'the platform that tells the result signs'),
    },
  ),
]
