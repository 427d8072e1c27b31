import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Lang as Language, Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { exactly, Lang } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Somebody who signed in for a subject, perhaps without mail. */
export type SubjectContact = { readonly person: string; readonly email: string; readonly lang: Language }

/** Remembers a subject's address between its accounts' sign-ins. */
export async function keepContact(engine: Pick<Engine, 'table'>, person: Person, lang: Language): Promise<void> {
  const { id, email, subject } = person
  if (subject === null) return
  const key = contactKey(subject, id)
  const body = json({ person: id, email, lang } satisfies SubjectContact)
  const before = await engine.table.get(key)
  if (before && JSON.stringify(contactKind.read(before)) === JSON.stringify(body)) return
  const put = { ...key, v: (before?.v ?? 0) + 1, body }
  // Of two sign-ins at once either address will do.
  await engine.table.transact([{ put, when: before ? { v: before.v } : 'absent' }])
}

/** Accounts known to act for a subject. */
export async function contactsOf(engine: Pick<Engine, 'table'>, subject: string): Promise<readonly SubjectContact[]> {
  const { pk } = contactKey(subject, '')
  return (await readAll(engine.table, { index: 'main', pk })).map(contactKind.read)
}

const keys = keyShape('contact#subject#{subject}', '{person}')
const contactKey = keys.key

export const contactKind = stored('address of an account that acts for a subject', {
  schema: exactly<SubjectContact>({ person: z.string(), email: z.string(), lang: Lang }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})
