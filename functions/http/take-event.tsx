import { maySend } from '#engine/authorise.ts'
import { commit, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { standing } from '#engine/people.ts'
import { eventFaults } from '#web/event-faults.ts'
import { readEvent } from '#web/read-event.ts'
import { StalePage } from '#web/staff/stale-page.tsx'
import type { Refusal } from '#workflows/refusal.ts'
import type { Signed } from './ask.ts'
import { type Opened, openCase } from './cases.ts'
import { goTo, page, type Reply, refusedPage, refusing } from './reply.ts'

type Taking = {
  /** What the server adds to the form: the uploaded files. */
  readonly extra?: object
  /** Where a taken event leads. */
  readonly done: string
  /** The page again with what was typed, what is wrong on top and at its fields. */
  again(refusal: Refusal): Promise<Reply>
}

/** One event of a case from a form: judged by its schema, the table, the chart and the procedure, in that order. */
export async function takeEvent(ask: Signed, engine: Engine, one: Opened, taking: Taking): Promise<Reply> {
  const procedure = procedureOf(engine, one.file)
  const type = ask.form['event'] ?? ''
  // As the directory has the person now: a seat lost since the page was asked for decides nothing.
  const { person, check } = await standing(engine, ask.person)
  const actor = maySend(person, procedure, one.file, type)
  if (typeof actor === 'string')
    return actor === 'notFound'
      ? stale(ask, engine, one, 'notInThisState', taking.done)
      : refusedPage(ask, actor, taking.done)
  const data = { ...Object(readEvent(type, ask.form)), ...taking.extra }
  const parsed = procedure.events[type]?.data.safeParse(data)
  if (parsed && !parsed.success) {
    const refusal: Refusal = { code: 'malformed', fields: eventFaults(data, parsed.error.issues) }
    return refusing(refusal, await taking.again(refusal))
  }
  const outcome = await commit(engine, one.file.id, { type, actor, data }, basisOf(one, Number(ask.form['seq'])), [
    check,
  ])
  if (outcome.kind === 'committed') return goTo(ask, taking.done)
  const { code } = outcome.refusal
  return code === 'movedOn' || code === 'notInThisState' || code === 'closed'
    ? stale(ask, engine, one, code, taking.done)
    : refusing({ code }, await taking.again({ code }))
}

/** A look at the evidence since the page was made decides nothing, so it does not make the page stale. */
const basisOf = ({ log, file }: Opened, seen: number): number =>
  log.every(({ entry }) => entry.seq <= seen || entry.type === 'evidence.opened') ? file.seq : seen

/** The person learns what happened meanwhile, and keeps what was typed. */
async function stale(
  ask: Signed,
  engine: Engine,
  before: Opened,
  code: 'movedOn' | 'notInThisState' | 'closed',
  back: string,
): Promise<Reply> {
  const { person } = await standing(engine, ask.person)
  const now = await openCase(engine, person, before.file.id)
  if (!now) return refusedPage(ask, code, back)
  const seen = Number(ask.form['seq'])
  const since = now.view.timeline.filter(({ seq }) => seq > seen)
  const hidden = new Set(['csrf', 'seq', 'event'])
  const typed = Object.entries(ask.form).flatMap(([name, value]) =>
    hidden.has(name) || value.trim() === '' ? [] : [{ name, value }],
  )
  const isApplicant = ask.person.subject !== null && ask.person.subject === now.file.subject
  return refusing(
    { code },
    page(
      <StalePage shell={ask.shell} one={now.view} since={since} code={code} typed={typed} isApplicant={isApplicant} />,
      409,
    ),
  )
}
