import { keepForm, keptFor } from '#engine/people/kept-form.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Values } from '#web/values.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import { madeFor } from '../door/csrf.ts'
import { goTo, type Reply } from '../door/reply.ts'

/** A refused form, and why. */
export type Told = { readonly form: Values; readonly refusal: Refusal }

/** Leads to a page of faults, to be reloaded freely; null: not kept. */
export async function tellAt(ask: Signed, engine: Engine, page: string, refusal: Refusal): Promise<Reply | null> {
  const { csrf, ...form } = ask.form
  const kept = { path: mark + ask.path, form: { ...form, [why]: JSON.stringify(refusal) } }
  const there = await keepForm(engine, madeFor(csrf), kept)
  return there && goTo(ask, `${page}?told=${there.id}`)
}

/** Reads what is told of a form sent below this address. */
export async function toldAt(ask: Signed, engine: Engine, base: string): Promise<Told | null> {
  const { told } = ask.query
  const kept = told === undefined ? null : await keptFor(engine, ask.person.id, told)
  if (!kept?.path.startsWith(`${mark}${base}/`)) return null
  const { [why]: reason = '', ...form } = kept.form
  return { form, refusal: JSON.parse(reason) }
}

const why = ' why'
/** Tells it from a form kept as its session was over. */
const mark = 'told '
