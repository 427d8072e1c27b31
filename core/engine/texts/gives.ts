import type { LetterRule, PaperKind } from '#workflows/contract/paper.ts'

/** Values that every letter is given. */
export const always = [
  'you',
  'about',
  'record',
  'number',
  'subject',
  'application',
  'received',
  'issued',
  'holder',
  'supplementTime',
  'statementTime',
  'sharedBasis',
  'basis',
] as const

/** Values of some cases only, for texts under `when`. */
export const sometimes = ['promise', 'due'] as const

/** Values that each kind brings, in every procedure. */
const ofKind: Partial<Readonly<Record<PaperKind, LetterRule>>> = {
  supplement: { gives: ['list'] },
  inquiry: { gives: ['question'] },
  pause: { gives: ['cause', 'expectedEnd', 'reason'] },
  extension: { gives: ['days', 'reason'] },
  checkExtension: { gives: ['days', 'reason'] },
  refusal: { gives: ['reason'], may: ['documentChecked'] },
  forwarding: { may: ['reason'] },
}

export type Given = { readonly must: readonly string[]; readonly may: readonly string[] }

/** Values of a letter in one outcome, as declared. */
export function lettersValues(kind: PaperKind, rule: LetterRule, outcome: string | null): Given {
  const shared = ofKind[kind]
  return {
    must: [...always, ...(shared?.gives ?? []), ...(rule.gives ?? []), ...(rule.outcomes?.[outcome ?? ''] ?? [])],
    may: [...sometimes, ...(shared?.may ?? []), ...(rule.may ?? [])],
  }
}

/** Names in a sentence, each once. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)),
]

/** Values that every mail about a case is given. */
const everyMail = [
  'number',
  'record',
  'act',
  'outcome',
  'unit',
  'state',
  'city',
  'url',
  'please',
  'supplementTime',
  'statementTime',
]

/** Values inside sentences that may be blank. */
export const mayBeBlank: ReadonlySet<string> = new Set(['about', 'estimate', 'whose', 'pool'])

const ofLimit = ['limit', 'due', 'ends', 'late']
const ofNotice: Readonly<Record<string, readonly string[]>> = {
  supplementList: ['list'],
  extended: ['days', 'reason'],
  paused: ['cause', 'expectedEnd', 'reason'],
  reminder: ofLimit,
  overdue: ofLimit,
  stillOverdue: ofLimit,
  urged: [...ofLimit, 'words'],
  assigned: ['reason'],
  supervisionOrder: ['order', 'orderDue'],
  orderAnswered: ['answer'],
  order: ['orderDue'],
  orderInPart: ['orderDue'],
  breachContested: ['reason'],
  breachKept: ['reason'],
  breachRescinded: ['reason'],
  breachReattributed: ['reason'],
  dateSet: ['limit', 'due'],
  promiseMoved: ['promise'],
  undelivered: ['what', 'reason'],
  mailFailed: ['recipient', 'what', 'reason'],
  linkUsed: ['at'],
  replyTaken: ['at'],
  sourceWithdrawn: ['withdrawalCause'],
  upheldByWithdrawal: ['withdrawalCause'],
  endedAtSource: ['withdrawalCause'],
}

/** Values a mail is given, by its notice. */
export const mailValues = (notice: string, isApplied: boolean): Given => ({
  must: [...everyMail, ...mayBeBlank, ...(isApplied ? ['application'] : []), ...(ofNotice[notice] ?? [])],
  may: [...sometimes, ...ofLimit],
})
