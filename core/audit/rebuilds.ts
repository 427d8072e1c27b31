import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { FollowsName } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { boardedsOf, runningsOf } from './of-board.ts'
import { askedOf, type Beside, breachesOf, caseOf, figuresOf, ordersOf, weightOf } from './of-case.ts'
import { papersOf } from './of-paper.ts'
import { urgedOf } from './of-urging.ts'
import type { CasePlay } from './play-case.ts'

/** Writes the items of a kind again that stand beside one case. */
export type OfCase = (world: AuditWorld, play: CasePlay, beside: Beside) => readonly Item[]

/** Basis of writing a kind again, or reason not to. */
export type Rebuild =
  | { readonly by: 'case'; readonly items: OfCase }
  | { readonly by: 'record' | 'notice' | 'account' | 'opening' | 'sum' | 'ledger' | 'administration' }
  | { readonly by: null; readonly why: Bilingual }

const ofCase = (items: OfCase): Rebuild => ({ by: 'case', items })

export type Rebuilds<Name extends PropertyKey> = Readonly<Record<Name, Rebuild>>

/** Reasons against writing a kind again, for cities to change. */
export const whyNot = {
  letter: {
    zh: '收件地址和措辞取自发信当时的人员目录与文本，日志只记应告知谁；是否写出由 doctor 查看',
    en: 'Addresses and words were those of the moment it was written; the log says only who is to be told. doctor looks at unsent ones.',
  },
} as const

/** Rebuild of each derived kind; a missing line does not compile. */
export const rebuilds: Rebuilds<FollowsName> = {
  case: ofCase(caseOf),
  asked: ofCase(askedOf),
  order: ofCase(ordersOf),
  weight: ofCase(weightOf),
  figures: ofCase(figuresOf),
  breach: ofCase(breachesOf),
  paper: ofCase(papersOf),
  running: ofCase(runningsOf),
  boarded: ofCase(boardedsOf),
  sole: { by: 'opening' },
  record: { by: 'record' },
  place: { by: 'record' },
  notice: { by: 'notice' },
  workload: { by: 'sum' },
  month: { by: 'sum' },
  series: { by: 'sum' },
  tile: { by: 'ledger' },
  ledgerHead: { by: 'ledger' },
  calendar: { by: 'administration' },
  adminHead: { by: 'administration' },
  absence: { by: 'administration' },
  person: { by: 'administration' },
  proposal: { by: 'administration' },
  reach: { by: 'account' },
  standsIn: { by: 'administration' },
  urged: ofCase(urgedOf),
  letter: { by: null, why: whyNot.letter },
}
