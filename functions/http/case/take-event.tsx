import { procedureOf } from '#engine/case/case-of.ts'
import { formFor } from '#engine/case/form-for.ts'
import { isOnOwnSide } from '#engine/people/authorise.ts'
import { standing } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { eventFaults } from '#web/event-faults.ts'
import { paths } from '#web/paths.ts'
import { readForm } from '#web/read-form.ts'
import { StalePage } from '#web/staff/stale-page.tsx'
import type { Values } from '#web/values.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import { goTo, page, type Reply, refusedPage, refusing } from '../door/reply.ts'
import { personOf } from '../door/session.ts'
import { type Opened, openCase } from './cases.ts'
import { sendEvent } from './send-event.ts'
import { unstaffedFault } from './unstaffed.ts'

type Taking = {
  /** Data added by the server: the uploaded files. */
  readonly extra?: object
  /** Path that a taken event leads to. */
  readonly done: string
  /** The page again as typed, with its faults on top and beside. */
  again(refusal: Refusal): Promise<Reply>
}

/** Judges an event's form by schema, table, chart, procedure. */
export async function takeEvent(ask: Signed, engine: Engine, one: Opened, taking: Taking): Promise<Reply> {
  const type = ask.form['event'] ?? ''
  const form = formFor(procedureOf(engine, one.file), type, one.file.data, one.record)
  const data = { ...readForm(form, ask.form), ...taking.extra }
  const fields = await unstaffedFault(engine, form, ask.form)
  if (fields) return refusing({ code: 'malformed', fields }, await taking.again({ code: 'malformed', fields }))
  const outcome = await sendEvent(engine, ask.person, one, { type, data, seq: Number(ask.form['seq']) })
  if (outcome.kind === 'committed') return goTo(ask, taking.done)
  const { refusal } = outcome
  const { code } = refusal
  if (ask.person.mandates?.length && !(await openCase(engine, await again(engine, ask), one.file.id)))
    return refusedPage(ask, 'mandateOver', paths.clients)
  if (code === 'notFound') return stale(ask, engine, { one, form }, 'notInThisState', taking.done)
  if (code === 'conflictOfInterest') return refusedPage(ask, code, taking.done)
  return code === 'movedOn' || code === 'notInThisState' || code === 'closed'
    ? stale(ask, engine, { one, form }, code, taking.done)
    : refusing(refusal, await taking.again(refusal))
}

/** Faults of a kept form, by its schema alone. */
export function faultsIn(
  engine: Pick<Engine, 'procedures'>,
  { file, record }: Opened,
  type: string,
  { form: values, extra }: { readonly form: Values; readonly extra: object },
): Refusal | null {
  const procedure = procedureOf(engine, file)
  const data = { ...readForm(formFor(procedure, type, file.data, record), values), ...extra }
  const parsed = procedure.parties.events[type]?.data.safeParse(data)
  return parsed?.success === false ? { code: 'malformed', fields: eventFaults(data, parsed.error.issues) } : null
}

/** Person as of now: a mandate may have ended. */
const again = (engine: Engine, { person, session }: Signed) =>
  session.claims ? personOf(engine, session.claims) : Promise.resolve(person)

/** The person learns what happened meanwhile, and keeps what was typed. */
async function stale(
  ask: Signed,
  engine: Engine,
  before: { readonly one: Opened; readonly form: Form },
  code: 'movedOn' | 'notInThisState' | 'closed',
  back: string,
): Promise<Reply> {
  const { person } = await standing(engine, ask.person)
  const now = await openCase(engine, person, before.one.file.id)
  if (!now) return refusedPage(ask, code, back)
  const seen = Number(ask.form['seq'])
  const since = now.view.timeline.filter(({ seq }) => seq > seen)
  const hidden = new Set(['csrf', 'seq', 'event'])
  const typed = Object.entries(ask.form).flatMap(([name, value]) =>
    hidden.has(name) || value.trim() === '' ? [] : [{ name, value }],
  )
  const isApplicant = isOnOwnSide(ask.person, now.file)
  return refusing(
    { code },
    page(
      <StalePage
        shell={ask.shell}
        one={now.view}
        since={since}
        code={code}
        typed={typed}
        form={before.form}
        isApplicant={isApplicant}
      />,
      409,
    ),
  )
}
