import type { AuditWorld } from '#engine/run/audit-source.ts'
import { type FollowsName, followsLog, type KindName } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import { boardedsOf, runningsOf, worksOf } from './of-board.ts'
import { askedOf, type Beside, breachesOf, caseOf, contestsOf, figuresOf, ordersOf, weightOf } from './of-case.ts'
import { lettersOf } from './of-letter.ts'
import { papersOf } from './of-paper.ts'
import { urgedOf } from './of-urging.ts'
import type { CasePlay } from './play-case.ts'

/** Writes the items of a kind again that stand beside one case. */
export type OfCase = (world: AuditWorld, play: CasePlay, beside: Beside) => readonly Item[]

/** By what a kind is written again. */
export type Rebuild =
  | { readonly by: 'case'; readonly items: OfCase }
  | {
      readonly by:
        | 'record'
        | 'notice'
        | 'account'
        | 'copy'
        | 'opening'
        | 'mandate'
        | 'sum'
        | 'ledger'
        | 'administration'
    }

const ofCase = (items: OfCase): Rebuild => ({ by: 'case', items })

export type Rebuilds<Name extends PropertyKey> = Readonly<Record<Name, Rebuild>>

/** Rebuild of each derived kind; a missing line does not compile. */
export const rebuilds: Rebuilds<FollowsName> = {
  case: ofCase(caseOf),
  asked: ofCase(askedOf),
  order: ofCase(ordersOf),
  contest: ofCase(contestsOf),
  weight: ofCase(weightOf),
  figures: ofCase(figuresOf),
  breach: ofCase(breachesOf),
  paper: ofCase(papersOf),
  running: ofCase(runningsOf),
  boarded: ofCase(boardedsOf),
  work: ofCase(worksOf),
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
  years: { by: 'administration' },
  holidayEdition: { by: 'administration' },
  settings: { by: 'administration' },
  settingEdition: { by: 'administration' },
  switches: { by: 'administration' },
  adminHead: { by: 'administration' },
  absence: { by: 'administration' },
  person: { by: 'administration' },
  proposal: { by: 'administration' },
  edition: { by: 'administration' },
  incident: { by: 'administration' },
  erasure: { by: 'administration' },
  accountReview: { by: 'administration' },
  bulletin: { by: 'administration' },
  recheck: { by: 'administration' },
  drawing: { by: 'administration' },
  reach: { by: 'account' },
  copy: { by: 'copy' },
  copyMonth: { by: 'copy' },
  lifting: { by: 'copy' },
  holderOrder: { by: 'copy' },
  standsIn: { by: 'administration' },
  mandate: { by: 'mandate' },
  clients: { by: 'mandate' },
  rightsLogged: { by: 'administration' },
  urged: ofCase(urgedOf),
  letter: ofCase(lettersOf),
}

export const rebuiltBy = (name: KindName | null) => (name !== null && followsLog(name) ? rebuilds[name].by : null)
