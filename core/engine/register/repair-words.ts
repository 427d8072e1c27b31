import { type Bilingual, two } from '#law/bilingual.ts'
import type { Lack, RepairChannel } from '#records/publicity/repairability.ts'

/** Words on repair, for page, reminder and programs. */
export const repairWords = {
  ready: two('现在可以申请信用修复', 'You can apply for credit repair now'),
  waits: two('{day} 起可以申请信用修复', 'It can be repaired from {day}'),
  lacking: two('暂不能确定最早可申请日期', 'The first day to apply cannot be computed yet'),
  waitsEndless: two(
    '附带的限制没有届满之日，期间不能申请信用修复',
    'It cannot be repaired while an attached term without end lasts',
  ),
  barred: two('{day}（含当日）前不予修复', 'No repair until after {day}'),
  elsewhere: two('不在本平台修复', 'It is not repaired here'),
  ended: two('已终止公示，没有需要修复的内容', 'Its publicity has ended: there is nothing to repair'),
  repaired: two('已于 {day} 修复', 'Repaired on {day}'),
  sealed: two('已依法封存，不公示，没有需要修复的内容', 'Sealed by law and not shown: there is nothing to repair'),
  none: two('这类信息不需要修复', 'A record of this kind needs no repair'),

  earliest: two('最早可申请日', 'First day to apply'),
  earliestWhy: two('{day}：文书日期 {from} 起满 {minimum}', '{day}: {minimum} from the date of the document, {from}'),
  earliestEndless: two('附带的限制没有届满之日，没有可以申请的日期', 'none: the attached term has no end'),
  earliestTerm: two(
    '{day}：附带期限的处罚（如限制从业）于 {term} 期满，次日起可以申请',
    '{day}: the day after the attached term, which ends on {term}',
  ),
  earliestAtOnce: two('义务履行完毕即可申请，没有最短期', 'as soon as the duties are done; there is no minimum'),
  autoEnd: two('公示自动停止', 'Publicity ends by itself'),
  autoEndOn: two('{day} 届满，次日起不再公示', 'after {day}; you need not apply'),
  shownUntil: two(
    '按《信用修复管理办法》公示至 {day}；因文书作出于该办法施行前，适用问题明确前最迟公示至 {until}',
    '{day} by the new measures; the document is older, so until it is settled which rule applies it is shown to {until} at the latest',
  ),
  notShown: two('不公示', 'not public'),
  tier: two('失信程度', 'Seriousness'),
  tierBy: two('{tier}（依据：{basis}）', '{tier} (basis: {basis})'),
  tierReported: two('认定单位报送', 'as the determining unit reported it'),
  tierNone: two('认定单位尚未确定', 'not set yet by the determining unit'),
  suggested: two(
    '认定单位尚未确定；按《信用修复管理办法》第八条至第十条的一般规定推测为{tier}（{found}），届时 {day} 起可申请，仅供参考',
    'not set yet by the determining unit; the defaults of articles 8 to 10 suggest “{tier}” ({found}), which would make it {day}; for orientation only',
  ),
  hint: two(
    '按{articles}的一般规定，“{found}”为{tier}；行业标准优先，由认定单位确定。',
    'By the defaults of {articles}, “{found}” is {tier}; a standard of the sector comes first, and the unit decides.',
  ),
  asks: two('“{words}”的程度由认定单位说明。', 'How serious “{words}” is, only the unit can say.'),
  also: two('还须注意', 'Note as well'),
  term: two('附带期限', 'Attached term'),
  until: two('至 {day}', 'to {day}'),
  endless: two('长期，没有届满之日', 'without end'),
  channel: two('向谁申请', 'Where to apply'),
  lacks: two('还缺什么', 'What is lacking'),
  needs: two('需要的材料', 'What to bring'),
  needsText: two(
    '1. 纠正失信行为、履行相关义务的证明材料；2. 信用承诺书。无须提交其他材料。',
    'Proof that it was corrected and the duties performed, and the commitment; nothing else.',
  ),
  articles: two('依据', 'Articles'),
} as const satisfies Record<string, Bilingual>

export const tierNames = {
  minor: two('轻微', 'Minor'),
  general: two('一般', 'General'),
  serious: two('严重', 'Serious'),
} as const satisfies Record<string, Bilingual>

export const channelWords: Readonly<Record<RepairChannel, Bilingual>> = {
  creditChina: two(
    '在这里填写，由本平台移交“信用中国”，查询码会登记在您的案件里；由作出认定的单位办理',
    'Fill it in here; the platform hands it over to Credit China and keeps its query code with your case. The unit that determined it decides',
  ),
  here: two('在这里申请，由作出认定的单位办理', 'Apply here; the unit that determined it decides'),
  court: two('向作出决定的法院申请', 'Apply to the court that decided'),
  sector: two('向作出决定的机关申请，按其规定办理', 'Apply to the authority that decided, by its own rules'),
  owner: two('请作出评价的单位重新评价', 'Ask whoever rated to rate again'),
}

/** Steps to a repair: name, and how each stands. */
export const taskWords = {
  decisionDate: {
    name: two('文书日期', 'Date of the document'),
    open: two('记录没有文书日期，请提出异议补上。', 'The record names none; object, and give the date.'),
  },
  tier: {
    name: two('失信程度', 'Seriousness'),
    open: two(
      '认定单位还没有确定。可以打电话催问；也可以现在申请，并说明理由。',
      'Its unit has not set it. You may ask the unit by telephone, or apply now and give your reason.',
    ),
    done: two('认定单位已经确定。', 'The unit has set it.'),
  },
  minimum: {
    name: two('最短公示期', 'Shortest publicity period'),
    unknown: two('失信程度确定后才能算出。', 'It is computed once the seriousness is set.'),
    undated: two('有了文书日期才能算出。', 'It is computed once the record has its date.'),
    open: two('{day}起可以申请。', 'You can apply from {day}.'),
    endless: two('还没有满。', 'It is not over.'),
    over: two('已满。', 'It is over.'),
  },
  attachedTerm: {
    name: two('附带期限', 'Attached term'),
    open: two('{day}届满，次日起可以申请。', 'It ends on {day}; you can apply from the day after.'),
    done: two('已于{day}届满。', 'It ended on {day}.'),
    endless: two('没有届满之日，期间不能申请。', 'It has no end; nothing can be applied for while it lasts.'),
  },
  bar: {
    name: two('弄虚作假的限制', 'Bar after fraud'),
    open: two('{day}（含当日）前不予修复。', 'No repair until after {day}.'),
  },
  write: {
    name: two('写明怎样纠正的', 'Say how it was corrected'),
    open: two(
      '现在就可以写好。不会过期，到可以申请的那一天自动填入申请。',
      'Write it now. It never expires, and is filled into the form on the first day you can apply.',
    ),
    done: two('已经写好，会自动填入申请。', 'Written; it is filled into the form.'),
  },
  apply: {
    name: two('上传证明、签承诺书、提交', 'Add proof, sign the commitment, submit'),
    open: two('今天就可以申请，不收费。', 'You can apply today, free of charge.'),
    wait: two('以上各项办完后申请。', 'Once the steps above are done.'),
  },
} as const satisfies Record<string, Record<string, Bilingual>>

export const lackWords: Readonly<Record<Lack, Bilingual>> = {
  decisionDate: two('记录没有文书日期', 'the record names no date of the document'),
  tier: two('认定单位还没有确定失信程度', 'its unit has not set how serious it is'),
  minimum: two('还没有满最短公示期', 'the shortest publicity period is not over'),
  attachedTerm: two('附带期限还没有届满', 'the attached term is not over'),
  bar: two('曾查实弄虚作假，三年内不予修复', 'fraud was found in an earlier repair, which bars it for three years'),
}
