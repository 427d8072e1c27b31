import { commit } from '#engine/begin/commit.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { guardOf } from '#engine/people/mandates.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { shanghaiDay } from '#law/day.ts'
import { CallerPage } from '#web/counter/caller-page.tsx'
import { paths } from '#web/paths.ts'
import { readIdentity } from '#web/read-identity.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { identifiedEvent } from '#workflows/contract/counter.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { subjectKey } from '../door/subject-key.ts'

/** Establishes afterwards who called the counter. */
export const callerRoutes: readonly Route[] = [
  { method: 'GET', path: paths.caller('{id}'), run: withCall(async (ask, _engine, one) => callerPage(ask, one)) },
  { method: 'POST', path: paths.caller('{id}'), run: withCall(identify) },
]

/** Seat that may establish a caller's identity; else null. */
export function identifierOf(engine: Engine, person: Person, file: Opened['file']): Actor | null {
  const procedure = procedureOf(engine, file)
  const called = procedure.pages.show(file.data).counter?.ticket !== undefined
  return called && !file.closed ? may(person, 'case.identify', caseTarget(procedure, file)) : null
}

function withCall(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    return one && identifierOf(engine, ask.person, one.file) ? run(ask, engine, one) : notFound(ask)
  }
}

/** Takes only the number of the case's own subject. */
async function identify(ask: Signed, engine: Engine, one: Opened): Promise<Reply> {
  const named = { name: 'name', kind: 'kind', number: 'number' }
  const read = readIdentity({ ...ask.form, name: one.file.number }, named, shanghaiDay(engine.clock.now()))
  const note = (ask.form['note'] ?? '').trim()
  const fields = {
    ...('faults' in read ? read.faults : {}),
    ...(!('faults' in read) && subjectKey(engine, read) !== one.file.subject ? { number: 'otherSubject' } : {}),
    ...(note.length > 500 ? { note: 'tooLong' } : {}),
  }
  if ('faults' in read || Object.keys(fields).length > 0) return callerPage(ask, one, { code: 'malformed', fields })
  const actor = identifierOf(engine, ask.person, one.file)
  if (!actor) return notFound(ask)
  const event = { type: identifiedEvent, actor, data: { documentKind: read.documentKind, note } }
  const done = await commit(engine, one.file.id, event, one.file.seq, guardOf(ask.person, actor))
  return done.kind === 'committed' ? goTo(ask, paths.deskCase(one.file.id)) : callerPage(ask, one, done.refusal)
}

function callerPage(ask: Signed, { view }: Opened, refusal?: Refusal): Reply {
  const input = refusal ? { values: ask.form, refusal } : {}
  const shown = page(<CallerPage shell={ask.shell} one={view} {...input} />, refusal ? statusOf(refusal.code) : 200)
  return refusal ? refusing(refusal, shown) : shown
}
