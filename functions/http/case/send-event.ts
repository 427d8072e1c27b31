import { commit, type Outcome } from '#engine/begin/commit.ts'
import { settlingEvent, unheard } from '#engine/begin/hearing.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { maySend } from '#engine/people/authorise.ts'
import { guardOf } from '#engine/people/mandates.ts'
import { isOnePerson } from '#engine/people/people.ts'
import { hasChanged, type Standing, standInGuard, standing } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Write } from '#engine/store/ports.ts'
import { eventFaults } from '#web/event-faults.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Opened } from './cases.ts'

export type Sending = { readonly type: string; readonly data: unknown; readonly seq: number }

const attempts = 3

/**
 * Judges an event by table, schema, chart and procedure, in that order. `notFound`: no such event for this person.
 * Writes `also` with it.
 */
export async function sendEvent(
  engine: Engine,
  sender: Person,
  one: Pick<Opened, 'file' | 'record'>,
  sending: Sending,
  also: (next: CaseFile) => readonly Write[] = () => [],
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    // As the directory has them now: a lost seat decides nothing.
    const now = await standing(engine, sender)
    const outcome = await sendAs(engine, sender, now, one, sending, also)
    const isLast = outcome.kind === 'committed' || outcome.refusal.code !== 'movedOn' || attempt === attempts
    // Only their own entry changed: judges again.
    if (isLast || !(await hasChanged(engine, now.check))) return outcome
  }
}

async function sendAs(
  engine: Engine,
  sender: Person,
  { person, check }: Standing,
  { file, record }: Pick<Opened, 'file' | 'record'>,
  { type, data, seq }: Sending,
  also: (next: CaseFile) => readonly Write[],
): Promise<Outcome> {
  const procedure = procedureOf(engine, file)
  const actor = maySend(person, procedure, file, type)
  if (typeof actor === 'string') return refused({ code: actor })
  const { fourEyes, data: schema } = procedure.parties.events[type] ?? {}
  const proposers = fourEyes ? procedure.parties.proposers(file.data) : []
  for (const one of proposers) if (await isOnePerson(engine, one, person.id)) return refused({ code: 'fourEyes' })
  const parsed = schema?.safeParse(data)
  if (parsed && !parsed.success) {
    return refused({ code: 'malformed', fields: eventFaults(data, parsed.error.issues) })
  }
  if (type === settlingEvent && (await unheard(engine, file.id)).length > 0) return refused({ code: 'unheard' })
  const guards = [check, ...guardOf(sender, actor), ...(await standInGuard(engine, actor))]
  const basis = { seq, recordVersions: record?.versions.length ?? null }
  return commit(engine, file.id, { type, actor, data }, basis, (next) => [...guards, ...also(next)])
}

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })
