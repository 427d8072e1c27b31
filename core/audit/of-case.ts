import { askedWrites } from '#engine/begin/asked.ts'
import { contestItem, contestKey, ruledItem } from '#engine/begin/contest-kind.ts'
import { orderAfter, orderItem, orderKey, orderNamed } from '#engine/begin/order-kind.ts'
import { isBreach } from '#engine/case/is-breach.ts'
import { rulingIn } from '#engine/case/ruling.ts'
import { caseFigures } from '#engine/figures/case-figures.ts'
import { breachKeys, tallyKeys, tallyKind, weightKeys, weightKind } from '#engine/figures/figure-kinds.ts'
import { tallyItem } from '#engine/figures/tally.ts'
import { partsOf, weightItem } from '#engine/figures/workload.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { caseItem } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import type { CasePlay } from './play-case.ts'
import type { Seating } from './seating.ts'

/** Items beside a case, and the followers' places. */
export type Beside = {
  readonly all: readonly Item[]
  readonly there: (key: Key) => Item | undefined
  readonly isFollowed: IsFollowed
  readonly seating: Seating
}
export type IsFollowed = (follower: Follower, pk: string, position: number) => boolean
/** Followers whose items stand beside a log, or whose files are public. */
export const followersSeen = ['workload', 'figures', 'board', 'letters', 'publication', 'entries', 'copies'] as const
type Follower = (typeof followersSeen)[number]

export const caseOf = (_: AuditWorld, { file }: CasePlay): readonly Item[] => [caseItem(file, file.seq)]

/** Units still asked, each with its day of asking. */
export function askedOf(_: AuditWorld, { played }: CasePlay): readonly Item[] {
  const open = new Map<string, Item>()
  for (const { procedure, before, file } of played)
    for (const write of askedWrites(procedure, before, file)) {
      if ('put' in write) open.set(write.put.sk, write.put)
      else if ('remove' in write) open.delete(write.remove.sk)
    }
  return [...open.values()]
}

/** Supervision orders, each as its answer left it. */
export function ordersOf(_: AuditWorld, { played }: CasePlay): readonly Item[] {
  const all = new Map<string, Item>()
  for (const { file, event } of played) {
    const given = orderItem(file, event)
    if (given) all.set(given.sk, given)
    const { sk } = orderKey(file.id, orderNamed(event) ?? 0)
    const before = all.get(sk)
    const after = before && orderAfter(before, file.area, event)
    if (after) all.set(sk, after)
  }
  return [...all.values()]
}

/** Contested breaches, each as its ruling left it. */
export function contestsOf(_: AuditWorld, { played }: CasePlay): readonly Item[] {
  const all = new Map<string, Item>()
  for (const { file, event } of played) {
    const given = contestItem(file, event)
    if (given) all.set(given.sk, given)
    const { sk } = contestKey(file.id, rulingIn(event)?.breach ?? 0)
    const before = all.get(sk)
    const after = before && ruledItem(before, file.area, event)
    if (after) all.set(sk, after)
  }
  return [...all.values()]
}

export function weightOf(_: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] {
  const stands = beside.there(weightKeys.key(play.file.id))
  const seq = noted(play, beside, 'workload', stands && weightKind.schema.safeParse(stands.body).data?.seq)
  if (seq === null) return []
  const { procedure, file } = at(play, seq)
  return [weightItem(file, partsOf(procedure, file), seq)]
}

export function figuresOf(world: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] {
  const stands = beside.there(tallyKeys.key(play.file.id))
  const seq = noted(play, beside, 'figures', stands && tallyKind.schema.safeParse(stands.body).data?.seq)
  if (seq === null) return []
  const { procedure, file } = at(play, seq)
  return [tallyItem(file, caseFigures(world, procedure, file), seq)]
}

export function breachesOf(_: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] {
  const { id } = play.file
  return play.rows.flatMap(({ entry, payload }, i): readonly Item[] => {
    const key = breachKeys.key(id, String(entry.seq))
    if (!isBreach(entry.type, payload?.data.event)) return []
    const counts = beside.isFollowed('figures', `case#${id}`, play.positions[i] ?? 0) || beside.there(key) !== undefined
    return counts ? [{ ...key, v: 1, body: null }] : []
  })
}

/** Entry up to which a follower noted the case; null before. */
export function noted(play: CasePlay, beside: Beside, follower: Follower, stands: number | undefined) {
  const { seq, id } = play.file
  const known = stands ?? 0
  const isBehind = play.positions.some(
    (position, i) => i >= known && beside.isFollowed(follower, `case#${id}`, position),
  )
  if (isBehind || known > seq) return seq
  return known === 0 ? null : known
}

export function at({ played, last, file }: CasePlay, seq: number) {
  const then = seq === file.seq ? { ...last, file } : played[seq - 1]
  return then ?? { ...last, file }
}
