import { system } from '#engine/case/log-item.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import type { Actor, Holder } from '#workflows/contract/actor.ts'
import type { Urging } from '#workflows/contract/course.ts'
import { commit, type Outcome } from './commit.ts'
import { urgedKey } from './urged-kind.ts'

/** Logs an order (督办) on an open case, once for each giver. */
export async function urge(engine: Engine, caseId: string, order: Urging, by: string): Promise<void> {
  const key = urgedKey(caseId, by)
  if (await engine.table.get(key)) return
  const { due: orderDue, ...rest } = order
  // Refused where closed, or another run was first.
  await commit(
    engine,
    caseId,
    { type: 'supervisor.urged', actor: system, data: { ...rest, orderDue, by } },
    undefined,
    markOf(caseId, by),
  )
}

/** A supervisor's urging: the limit, the seat, the words. */
export type Urged = {
  readonly limit: string
  readonly seat: Holder
  readonly words: string
  /** Names the act on several cases that it is part of. */
  readonly together?: string
}

/** Mails a limit's owner, once a day for each. */
export async function urgeInWords(engine: Engine, { id }: CaseFile, actor: Actor, urged: Urged): Promise<Outcome> {
  const key = urgedKey(id, onceADay(urged.limit, engine.clock.now()))
  if (await engine.table.get(key)) return refusedToday
  // Day of the entry, so that the mark follows from it.
  const marked = ({ changedAt }: CaseFile) => markOf(id, onceADay(urged.limit, changedAt))
  const done = await commit(engine, id, { type: 'supervisor.urged', actor, data: urged }, undefined, marked)
  // Of two clicks the other was first.
  return done.kind === 'refused' && (await engine.table.get(key)) ? refusedToday : done
}

const refusedToday: Outcome = { kind: 'refused', refusal: { code: 'urgedToday' } }

const onceADay = (limit: string, at: number) => `${limit}.${shanghaiDay(at)}`

const markOf = (id: string, by: string): readonly Write[] => [{ put: urgedItem(id, by), when: 'absent' }]

/** Mark of an urging; null for orders logged before 2026-11-29. */
export function markedBy(caseId: string, at: number, data: unknown): Item | null {
  const { by, limit }: { readonly by?: unknown; readonly limit?: unknown } = Object(data)
  if (typeof by === 'string') return urgedItem(caseId, by)
  return typeof limit === 'string' ? urgedItem(caseId, onceADay(limit, at)) : null
}

const urgedItem = (caseId: string, by: string): Item => ({ ...urgedKey(caseId, by), v: 1, body: by })
