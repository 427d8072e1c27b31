import { maySend } from '#engine/authorise.ts'
import { isBeside } from '#engine/beside.ts'
import { commit, type Outcome, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { guardOf } from '#engine/mandates.ts'
import type { Write } from '#engine/ports.ts'
import { standInGuard, standing } from '#engine/stand-in.ts'
import type { Person } from '#engine/view.ts'
import { eventFaults } from '#web/event-faults.ts'
import type { Refusal } from '#workflows/refusal.ts'
import type { Opened } from './cases.ts'

export type Sending = { readonly type: string; readonly data: unknown; readonly seq: number }

/**
 * One event of a case from a person: judged by the table, its schema, the chart and the procedure, in that order.
 * `notFound`: this person has no such event here. `also` is written with it or not at all.
 */
export async function sendEvent(
  engine: Engine,
  sender: Person,
  one: Opened,
  { type, data, seq }: Sending,
  also: readonly Write[] = [],
): Promise<Outcome> {
  const procedure = procedureOf(engine, one.file)
  // As the directory has the person now: a seat lost since the page was asked for decides nothing.
  const { person, check } = await standing(engine, sender)
  const actor = maySend(person, procedure, one.file, type)
  if (typeof actor === 'string') return refused({ code: actor })
  const parsed = procedure.events[type]?.data.safeParse(data)
  if (parsed && !parsed.success) {
    return refused({ code: 'malformed', fields: eventFaults(data, parsed.error.issues) })
  }
  return commit(engine, one.file.id, { type, actor, data }, basisOf(one, seq), [
    check,
    ...guardOf(sender, actor),
    ...(await standInGuard(engine, actor)),
    ...also,
  ])
}

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })

/** What left the case as it was since the page was made does not make the page stale. */
const basisOf = ({ log, file }: Opened, seen: number): number =>
  log.every((row) => row.entry.seq <= seen || isBeside(row, file.state)) ? file.seq : seen
