import type { Item } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { isLogKind, kindOf, type LogName } from './kind-of.ts'

export type Follower =
  | 'publication'
  | 'entries'
  | 'letters'
  | 'workload'
  | 'board'
  | 'figures'
  | 'webhooks'
  | 'arrivals'
  | 'tickets'
  | 'scan'
  | 'copies'

/** Followers by log; a log without a line does not compile. */
export type FollowedBy<Name extends PropertyKey> = Readonly<Record<Name, readonly Follower[]>>

export const followedBy: FollowedBy<LogName> = {
  caseLog: ['letters', 'workload', 'board', 'figures', 'webhooks', 'tickets', 'scan'],
  recordLog: ['publication', 'entries', 'arrivals', 'scan', 'copies'],
  noticeLog: ['publication'],
  adminLog: [],
  accountLog: [],
  copyLog: [],
  mandateLog: [],
}

/** Tells whether a follower looks at a row of the journal. */
export function asks(row: Item, follower: Follower): boolean {
  const kind = kindOf(row)
  if (!isLogKind(kind)) throw new Fault('noLog', `${row.pk} ${row.sk}`)
  return followedBy[kind].includes(follower)
}
