import { commit } from '#engine/begin/commit.ts'
import { linkStanding, type OpenLink } from '#engine/begin/link-standing.ts'
import { type ActionLink, linkActor, linkKey, linkOf, linkTakes } from '#engine/people/action-link.ts'
import { standInGuard } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import { canonical } from '#ledger/canonical.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { linkUsed } from './link-used.ts'

export type LinkAnswer = {
  readonly event: string
  readonly data: unknown
  /** Typed by the person, beside the event's data. */
  readonly reason: string
  /** The case as the page showed it. */
  readonly seq: number
  /** A second factor was proved in this sitting. */
  readonly isProved: boolean
}
export type LinkOutcome =
  | { readonly kind: 'recorded'; readonly at: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }

const attempts = 6

/** Writes the step and the link's end together: nothing follows twice. */
export async function actByLink(engine: Engine, id: string, answer: LinkAnswer): Promise<LinkOutcome> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const item = await engine.table.get(linkKey(id))
    if (!item) return refused('linkUnknown')
    const link = linkOf(item)
    const digest = digestOf(engine, link, answer)
    if (link.used) {
      return link.used.answer === digest ? { kind: 'recorded', at: link.used.at } : refused('linkSpent')
    }
    const standing = await linkStanding(engine, link)
    if (standing.kind === 'over') {
      // Sent twice at once, and already recorded.
      if ((await engine.table.get(linkKey(id)))?.v !== item.v) continue
      return refused(standing.code)
    }
    const allowed = actorFor(engine, standing, answer)
    if (typeof allowed === 'string') return refused(allowed)
    if (answer.seq < link.seq || answer.seq > standing.file.seq) return refused('movedOn')
    const used = { event: answer.event, at: engine.clock.now(), answer: digest }
    const put = { ...linkKey(id), v: item.v + 1, body: json({ ...link, used }) }
    const spends: Write = { put, when: { v: item.v } }
    const actor: Actor = { ...allowed, link: { id, reason: answer.reason } }
    const sent = { type: answer.event, actor, data: answer.data }
    const told = await linkUsed(engine, standing, { id, by: actor })
    const outcome = await commit(engine, link.caseId, sent, { seq: standing.file.seq }, [
      spends,
      told,
      ...(await standInGuard(engine, actor)),
    ])
    if (outcome.kind === 'committed') return { kind: 'recorded', at: used.at }
    if (outcome.refusal.code !== 'movedOn') return refused(outcome.refusal.code)
  }
  return refused('busy')
}

/** Holds an act to what it takes, whatever the page asked. */
function actorFor(engine: Engine, standing: OpenLink, { event, reason, isProved }: LinkAnswer): Actor | RefusalCode {
  const { procedure, person, file, events } = standing
  if (!events.includes(event)) return 'linkNotForThis'
  if (reason.trim() === '') return 'malformed'
  const actor = linkActor(procedure, file, person, event)
  if (typeof actor === 'string') return actor
  const takes = linkTakes(engine, procedure, file, person, event)
  if (takes === 'never') return 'linkNotForThis'
  return takes === 'stepUp' && !isProved ? 'secondFactorNeeded' : actor
}

const digestOf = (engine: Engine, { id }: ActionLink, { event, data, reason }: LinkAnswer) =>
  engine.crypto.keyed('session', `answer#${id}#${canonical({ event, data: json(Object(data)), reason })}`)

const refused = (code: RefusalCode): LinkOutcome => ({ kind: 'refused', code })
