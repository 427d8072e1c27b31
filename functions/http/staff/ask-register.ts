import { may } from '#engine/people/authorise.ts'
import { noteQuery, sharedOf } from '#engine/register/bulk-query.ts'
import type { Purpose } from '#engine/register/query-view.ts'
import { officeOf } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { QueryResult } from '#web/recipients/queries-page.tsx'
import type { Actor } from '#workflows/contract/actor.ts'
import { noteView } from '../door/view-log.ts'

/** Answers about each subject, notes each look and the use. */
export async function askRegister(
  engine: Engine,
  person: Person,
  seat: Actor,
  asked: { readonly purpose: Purpose; readonly matter: string; readonly codes: readonly string[] },
): Promise<Omit<QueryResult, 'bad'>> {
  const { purpose, matter } = asked
  const isOpen = (code: string) => may(person, 'register.query', { subject: code }) !== null
  const open = asked.codes.filter(isOpen)
  // Logged before it is shown (GD 20).
  for (const code of open) await noteView(engine, person, code, { subject: code, why: matter })
  const answers = await Promise.all(open.map((code) => sharedOf(engine, code, officeOf(person))))
  const found = answers.filter(({ records }) => records.length > 0).length
  await noteQuery(engine, { who: person.id, unit: seat.unit ?? '', purpose, matter, asked: open.length, found })
  return { answers, barred: asked.codes.filter((code) => !isOpen(code)) }
}
