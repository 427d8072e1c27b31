import { commit, type Outcome } from '#engine/begin/commit.ts'
import { system } from '#engine/case/log-item.ts'
import { type Channel, type Paper, paperKey, type ServiceStep } from '#engine/papers/paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Day } from '#law/day.ts'
import type { Actor } from '#workflows/contract/actor.ts'

export type HandService = {
  readonly caseId: string
  readonly paper: string
  readonly actor: Actor
  readonly step: Exclude<ServiceStep['step'], 'read'>
  readonly channel: Channel
  /** The Shanghai day on which it was done. */
  readonly on: Day
  /** Signer, tracking number, or reason why it failed. */
  readonly evidence: string
}

/** Enters service by a person (ADR 13); a stalled case goes on. */
export async function serveByHand(engine: Engine, given: HandService): Promise<Outcome> {
  const item = await engine.table.get(paperKey(given.caseId, given.paper))
  const paper = item && paperOf(item)
  if (!paper || paper.toUnit !== null) return { kind: 'refused', refusal: { code: 'notFound' } }
  if (paper.file === null) return { kind: 'refused', refusal: { code: 'notSealed' } }
  if (paper.served !== null) return { kind: 'refused', refusal: { code: 'movedOn' } }
  const outcome = await commit(engine, given.caseId, {
    type: types[given.step],
    actor: given.actor,
    data: said(paper, given),
  })
  if (outcome.kind === 'refused' || given.step !== 'served' || outcome.file.holder.role !== 'systemAdmin')
    return outcome
  const again = await commit(engine, given.caseId, { type: 'system.retried', actor: system, data: {} })
  return again.kind === 'committed' ? again : outcome
}

const types = { dispatched: 'paper.dispatched', served: 'notice.served', failed: 'notice.failed' } as const

const said = ({ notice, id }: Paper, { channel, on, evidence }: HandService) => ({
  notice,
  paper: id,
  channel,
  servedOn: on,
  evidence,
})
