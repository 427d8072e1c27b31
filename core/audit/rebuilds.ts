import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { FollowsName } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { askedOf, type Beside, breachesOf, caseOf, figuresOf, weightOf } from './of-case.ts'
import { papersOf } from './of-paper.ts'
import type { CasePlay } from './play-case.ts'

/** Writes the items of a kind again that stand beside one case. */
export type OfCase = (world: AuditWorld, play: CasePlay, beside: Beside) => readonly Item[]

/** By what a kind is written again; or why it is not looked at yet. */
export type Rebuild =
  | { readonly by: 'case'; readonly items: OfCase }
  | { readonly by: 'record' | 'notice' | 'opening' | 'sum' | 'ledger' | 'administration' }
  | { readonly by: null; readonly why: Bilingual }

const ofCase = (items: OfCase): Rebuild => ({ by: 'case', items })

export type Rebuilds<Name extends PropertyKey> = Readonly<Record<Name, Rebuild>>

const later: Rebuild = {
  by: null,
  why: {
    zh: '由日志得出，尚不能逐项重建',
    en: 'it follows from the log, and is not written again yet',
  },
}

/** Each kind that follows from the log, and how it is written again; a kind without a line here does not compile. */
export const rebuilds: Rebuilds<FollowsName> = {
  case: ofCase(caseOf),
  asked: ofCase(askedOf),
  weight: ofCase(weightOf),
  figures: ofCase(figuresOf),
  breach: ofCase(breachesOf),
  paper: ofCase(papersOf),
  running: later,
  boarded: later,
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
  absence: later,
  person: later,
  proposal: later,
  reach: later,
  standsIn: later,
  urged: later,
  letter: {
    by: null,
    why: {
      zh: '收件地址和措辞取自发信当时的人员目录与文本，日志只记应告知谁；是否写出由 doctor 查看',
      en: 'Addresses and words were those of the moment it was written; the log says only who is to be told. doctor looks at unsent ones.',
    },
  },
}
