import { textFault } from '#engine/case/text-fault.ts'
import type { Engine } from '#engine/store/engine.ts'
import { personKey } from '#engine/store/keys.ts'
import type { Interest, Person } from '#engine/store/person.ts'
import { residentIdFault } from '#records/identity/resident-id.ts'
import { usccFault } from '#records/identity/uscc.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import { changeWrites, personOf } from './people.ts'

export type Declaring = { readonly code: string; readonly name: string; readonly relation: string }

const relations: readonly Interest['relation'][] = ['employer', 'relative', 'client', 'other']

/** Staff declare interests, and act on none of those cases (ADR 11). */
export function declareInterest(
  engine: Engine,
  by: Person,
  { code, name, relation }: Declaring,
): Promise<AdminOutcome> {
  const known = relations.find((one) => one === relation)
  const subject = subjectOfCode(engine, code.trim().toUpperCase())
  const fields = {
    ...(subject === null && { code: 'badCode' }),
    ...textFault('name', name, 100),
    ...(!known && { relation: 'choose' }),
  }
  const actor = { id: by.id, role: by.roles[0]?.role ?? 'public', unit: by.roles[0]?.unit ?? null }
  return administer(engine, { actor }, 'interest.declared', async () => {
    const item = await engine.table.get(personKey(by.id))
    if (!item) return refused('notFound')
    if (subject === null || !known || Object.keys(fields).length > 0) return refused('malformed', fields)
    const person = personOf(item)
    const interest: Interest = { subject, name: name.trim(), relation: known, since: engine.clock.now() }
    const others = (person.interests ?? []).filter((one) => one.subject !== subject)
    return change(
      { person: by.id, ...interest },
      await changeWrites(engine, item, declaring(person, [...others, interest])),
    )
  })
}

/** The security administrator takes a declaration back, with reasons. */
export function removeInterest(
  engine: Engine,
  by: string,
  { person: id, subject, reason }: { readonly person: string; readonly subject: string; readonly reason: string },
): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'account.secure' }, 'interest.removed', async () => {
    const item = id === by ? undefined : await engine.table.get(personKey(id))
    const person = item && personOf(item)
    const left = (person?.interests ?? []).filter((one) => one.subject !== subject)
    if (!item || !person || left.length === (person.interests ?? []).length) return refused('notFound')
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    return change({ person: id, subject, reason }, await changeWrites(engine, item, declaring(person, left)))
  })
}

/** Conflicts known otherwise than by declaration stay. */
export function declaring(person: Person, interests: readonly Interest[]): Person {
  const before = (person.interests ?? []).map(({ subject }) => subject)
  const others = person.conflicts.filter((subject) => !before.includes(subject))
  return { ...person, interests, conflicts: [...others, ...interests.map(({ subject }) => subject)] }
}

/** A credit code as it is; an identity number as keyed hash. */
function subjectOfCode({ crypto }: Engine, code: string): string | null {
  if (usccFault(code) === null) return code
  return residentIdFault(code) === null ? crypto.keyed('subject', code) : null
}
