import { two } from '#law/bilingual.ts'
import { layoutOf } from '#records/layout.ts'
import type { Entry } from '#workflows/contract/form.ts'
import type { Place, Situation } from '#workflows/contract/way-in.ts'

const decision = two('决定书原件或者照片。', 'The decision itself, or a photo of it.')

/** Everyday accounts of what is wrong: entries, ground and evidence they propose. */
export function situationsOf({ record }: Place, entries: readonly Entry[]): readonly Situation[] {
  if (record === null) return []
  const { fields, roles } = layoutOf(record.kind)
  const filled = entries.filter(({ shown }) => shown !== '')
  const ofType = (type: 'money' | 'date') =>
    filled.filter(({ code }) => fields.some((field) => field.code === code && field.type === type))
  const named = filled.filter(({ code }) => code === roles.name || code === roles.code)
  const entry = (id: string, says: Situation['says'], ticked: readonly Entry[]): readonly Situation[] =>
    ticked.length === 0 ? [] : [{ id, says, entries: ticked.map(({ code }) => code), ground: 'E7', evidence: decision }]
  const amounts = ofType('money')
  return [
    ...entry('amount', said.amount, [...amounts, ...telling(filled, amounts)]),
    ...entry('date', said.date, ofType('date')),
    ...entry('name', said.name, named),
    ...wholes,
  ]
}

/** Texts that say an amount again: 金额 stands in 处罚内容, too. */
function telling(filled: readonly Entry[], amounts: readonly Entry[]): readonly Entry[] {
  return filled.filter(({ code, shown }) =>
    amounts.some((amount) => amount.code.startsWith(`${code}_`) && /\d|元/.test(shown)),
  )
}

const said = {
  amount: two('金额不对', 'An amount is wrong'),
  date: two('日期不对', 'A date is wrong'),
  name: two('名称或者代码不对', 'The name or code is wrong'),
}

const wholes: readonly Situation[] = [
  {
    id: 'notMine',
    says: two('这不是我（单位）的', 'This is not mine'),
    entries: [],
    ground: 'E1',
    evidence: two(
      '营业执照或者身份证件；被冒用的，报案回执。',
      'Licence or identity document; if misused, the police receipt.',
    ),
  },
  {
    id: 'revoked',
    says: two('处罚已经撤销或者变更', 'The decision was revoked or changed'),
    entries: [],
    ground: 'E8',
    evidence: two('撤销、变更决定或者判决。', 'The revocation, the change, or the judgment.'),
  },
  {
    id: 'tooLong',
    says: two('公示期已经满了', 'Its time on show is over'),
    entries: [],
    ground: 'E6',
    evidence: two('不需要材料，系统会核对起算日和期限。', 'None is needed: start and length are checked here.'),
  },
  {
    id: 'repaired',
    says: two('已经修复，还在公示', 'It was repaired and is still shown'),
    entries: [],
    ground: 'E9',
    evidence: two('准予修复的决定。', 'The decision that granted the repair.'),
  },
  {
    id: 'twice',
    says: two('同一件事公示了两次', 'The same matter is shown twice'),
    entries: [],
    ground: 'E4',
    evidence: two('另一条记录的文号。', 'The document number of the other record.'),
  },
]
