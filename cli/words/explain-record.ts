import { type Bilingual, two } from '#law/bilingual.ts'
import type { EndReason } from '#records/record.ts'

/** Words of `redress explain-record`. */
export const explainRecord = {
  title: two('说明一条记录的全部计算结果', 'explain all that is computed about one record'),
  what: two(
    'ID 是记录编号或者决定书文号（括号、全半角不计）；同一文号有几条的，逐条列出。服务运行时也可以。',
    `ID is a record’s id or its document number (brackets and widths do not matter); where several bear it, each is told.
Also while the server runs.`,
  ),
  none: two(
    '没有这条记录：{id}。请核对记录编号或者决定书文号',
    'there is no such record: {id}; check its id or document number',
  ),
  names: {
    subject: two('主体', 'Subject'),
    kind: two('种类', 'Kind'),
    tier: two('失信程度', 'Seriousness'),
    shown: two('现在公示', 'Shown today'),
    why: two('原因', 'Why'),
    publicity: two('公示期', 'Publicity'),
    applyFrom: two('可申请修复', 'May apply from'),
    most: two('最长', 'At most'),
    claimed: two('来源填报的截止期', 'End its source names'),
    attached: two('附带期限', 'Attached term'),
    missing: two('缺少', 'Missing'),
    questions: two('尚无定论的法律问题', 'Open legal question'),
    marks: two('标注', 'Marks'),
    version: two('版本 {n}', 'Version {n}'),
    case: two('案件', 'Case'),
    finding: two('查找结果', 'The scan finds'),
    decides: two('谁来决定', 'Who decides'),
    article: two('依据', 'Article'),
  },
  person: two('（自然人）', '(a person)'),
  sealed: two('（已封存）', '(sealed)'),
  yes: two('是', 'yes'),
  no: two('否', 'no'),
  necessary: two('{tier}，确有必要公示', '{tier}, shown because necessary'),
  setBy: two('{tier}（由{by}确定）', '{tier} (set by {by})'),
  column: two('{name}（{column}）', '{name} ({column})'),
  caps: two(
    '按《信用修复管理办法》至 {maximum}，按省条例至 {cap}',
    'until {maximum} by the measures on credit repair, until {cap} by the provincial regulations',
  ),
  capOnly: two('按省条例至 {cap}', 'until {cap} by the provincial regulations'),
  question: two(
    '{question}？目前做法：{until}。本市设置：{setting}',
    '{question} Until settled: {until}. Set here: {setting}',
  ),
  finding: two('[{rule}] {outcome}：{why}', '[{rule}] {outcome}: {why}'),
  decides: two('{what}：{name}', '{what}: {name}'),
  disputed: two('异议中 {n} 件', '{n} under objection'),
  statement: two('异议声明', 'statement'),
  shield: two('暂时屏蔽', 'shield'),
  ended: two('已终止（{reason}，{on}）', 'ended ({reason}, {on})'),
  reasons: {
    removed: two('异议或者更正后删除', 'removed on objection or correction'),
    repaired: two('信用修复', 'repaired'),
    expired: two('公示期满', 'its period is over'),
    revoked: two('决定被撤销', 'the decision was revoked'),
    withdrawnAtSource: two('数据来源单位撤回', 'withdrawn at its source'),
    shielded: two('暂时屏蔽', 'shield'),
  } satisfies Record<EndReason, Bilingual>,
} as const
