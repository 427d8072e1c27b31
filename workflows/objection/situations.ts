import { layoutOf } from '#records/layout.ts'
import type { Entry } from '#workflows/contract/form.ts'
import type { Place, Situation } from '#workflows/contract/way-in.ts'
import { said } from './said.ts'

/** Faults of a record, with the entries each ticks. */
export function situationsOf({ record }: Place, entries: readonly Entry[]): readonly Situation[] {
  if (record === null) return []
  const { fields, roles } = layoutOf(record.kind)
  const filled = entries.filter(({ shown }) => shown !== '')
  const ofType = (type: 'money' | 'date') =>
    filled.filter(({ code }) => fields.some((field) => field.code === code && field.type === type))
  const named = filled.filter(({ code }) => code === roles.name || code === roles.code)
  const amounts = ofType('money')
  return [
    ...onEntries('amount', said.amountWrong, [...amounts, ...telling(filled, amounts)]),
    ...onEntries('date', said.dateWrong, ofType('date')),
    ...onEntries('name', said.nameWrong, named),
    ...onTheWhole,
  ]
}

function onEntries(id: string, says: Situation['says'], ticked: readonly Entry[]): readonly Situation[] {
  const entries = ticked.map(({ code }) => code)
  return entries.length === 0 ? [] : [{ id, says, entries, ground: 'E7', evidence: said.decisionShows }]
}

/** Texts that repeat an amount. */
const telling = (filled: readonly Entry[], amounts: readonly Entry[]): readonly Entry[] =>
  filled.filter((text) => amounts.some((amount) => repeats(text, amount)))

/** 处罚内容 beside 罚款金额: the same in words and as a number. */
const repeats = (text: Entry, amount: Entry): boolean =>
  amount.type === 'money' && amount.code.startsWith(`${text.code}_`) && /\d|元/.test(text.shown) && amount.shown !== ''

/** Each with those that stand or fall with it, either way. */
export const linked = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => {
    const others = entries.filter((other) => repeats(entry, other) || repeats(other, entry))
    return others.length === 0 ? entry : { ...entry, linked: others.map(({ code }) => code) }
  })

/** Faults of whole records, for several at once. */
export const onTheWhole: readonly Situation[] = [
  { id: 'notMine', says: said.notMine, entries: [], ground: 'E1', evidence: said.identityShows },
  {
    ...{ id: 'revoked', says: said.wasRevoked, entries: [], ground: 'E8', evidence: said.revocationShows },
    filled: { claimed: said.byTheNewDecision, explanation: said.noLongerStands },
  },
  { id: 'tooLong', says: said.shownTooLong, entries: [], ground: 'E6', evidence: said.nothingNeeded },
  { id: 'repaired', says: said.wasRepaired, entries: [], ground: 'E9', evidence: said.repairShows },
  { id: 'twice', says: said.shownTwice, entries: [], ground: 'E4', evidence: said.otherNumberShows },
]
