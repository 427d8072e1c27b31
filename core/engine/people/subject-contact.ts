import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import type { Lang as Language, Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { exactly, Lang } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { addDays, type Day, shanghaiDay, startOfDay } from '#law/day.ts'
import { DaySchema } from '#records/record.ts'

/** Somebody who signed in for a subject, perhaps without mail. */
export type SubjectContact = {
  readonly person: string
  readonly email: string
  readonly lang: Language
  /** Day of the last sign-in. */
  readonly on: Day
}

type Store = Pick<Engine, 'table' | 'clock' | 'deployment'>

/** Remembers who signed in for a subject, and on which day. */
export async function keepContact(engine: Store, person: Person, lang: Language): Promise<void> {
  const { id, email, subject } = person
  if (subject === null) return
  const key = contactKey(subject, id)
  const contact: SubjectContact = { person: id, email, lang, on: shanghaiDay(engine.clock.now()) }
  const before = await engine.table.get(key)
  if (before && JSON.stringify(contactKind.read(before)) === JSON.stringify(contact)) return
  const put = contactItem(engine.deployment, subject, contact, (before?.v ?? 0) + 1)
  // Of two sign-ins at once either address will do.
  await engine.table.transact([{ put, when: before ? { v: before.v } : 'absent' }])
}

/** Accounts told for a subject: those that signed in of late. */
export async function contactsOf(engine: Store, subject: string): Promise<readonly SubjectContact[]> {
  const today = shanghaiDay(engine.clock.now())
  const { pk } = contactKey(subject, '')
  const all = (await readAll(engine.table, { index: 'main', pk })).map(contactIn)
  return all.filter(({ on }) => today <= lastToldOn(engine.deployment, on))
}

/** Takes an account off, until it signs in again. */
export async function dropContact({ table }: Pick<Engine, 'table'>, subject: string, person: string): Promise<void> {
  const key = contactKey(subject, person)
  const there = await table.get(key)
  if (there) await table.transact([{ remove: key, when: { v: there.v } }])
}

/** Days that an account is told after a sign-in: flag `contact.days`, else a year. */
export function contactDays({ flags }: Pick<Deployment, 'flags'>): number {
  const own = flags['contact.days']
  return typeof own === 'number' ? own : 365
}

const lastToldOn = (deployment: Pick<Deployment, 'flags'>, on: Day) => addDays(on, contactDays(deployment))

const keys = keyShape('contact#subject#{subject}', '{person}')
const contactKey = keys.key

type Kept = Omit<SubjectContact, 'on'> & { readonly on?: Day }

export const contactKind = stored('address of an account that acts for a subject', {
  schema: exactly<Kept>({
    ...{ person: z.string(), email: z.string(), lang: Lang },
    on: DaySchema.exactOptional(),
  }),
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#contact#{subject}#{person}'] },
  due: 'a year after the last sign-in it goes',
  from: 'door',
  sealed: true,
})

/** Older ones count from the first day of keeping days. */
const contactIn = (item: Item): SubjectContact => ({ on: '2026-12-01', ...contactKind.read(item) })

function contactItem(deployment: Deployment, subject: string, contact: SubjectContact, v: number): Item {
  const { person, on } = contact
  const gone = moment(startOfDay(addDays(lastToldOn(deployment, on), 1)))
  const due = [dueOf(bucketOf(person)), `${gone}#contact#${subject}#${person}`] as const
  return { ...contactKey(subject, person), v, body: json(contact), index: { due } }
}
