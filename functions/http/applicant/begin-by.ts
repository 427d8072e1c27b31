import { beginCase, caseIdOf } from '#engine/begin/begin-case.ts'
import type { Standpoint } from '#engine/begin/ways.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { entryFaults } from '#web/entry-faults.ts'
import { eventFaults } from '#web/event-faults.ts'
import type { Contact } from '#workflows/contract/item.ts'
import type { Filed } from './draft-kind.ts'
import { refusalOf } from './refusal-of.ts'
import { openOn, whereOf } from './where.ts'

export type Begun = {
  readonly procedure: string
  readonly way: string
  readonly records: readonly string[]
  readonly origin: string | null
  /** Id of the files; the case's own where there is one. */
  readonly draft: string
  readonly isKept?: boolean
  readonly typed: unknown
  /** Data said of each record alone, beside the rest. */
  readonly each?: Readonly<Record<string, object>>
  readonly contact: Contact | null
}

/** Begins at one stroke: a case of each record, or one. */
export async function beginBy(engine: Engine, person: Person, from: Standpoint, one: Begun): Promise<Filed> {
  const open = await openBefore(engine, person, from, one)
  if (open) return { kind: 'refused', refusal: { code: 'alreadyOpen', open } }
  const cases: CaseFile[] = []
  for (const record of one.records.length === 0 ? [null] : one.records) {
    const where = await whereOf(engine, person, from, { ...one, record })
    if (!where || (one.records.length > 1 && !where.way.many)) return refused('notFound')
    const typed = record !== null && one.each?.[record] ? Object.assign({}, one.typed, one.each[record]) : one.typed
    const parsed = where.way.typed.safeParse(typed)
    if (!parsed.success)
      return { kind: 'refused', refusal: { code: 'malformed', fields: eventFaults(typed, parsed.error.issues) } }
    const faults = entryFaults(where.form, parsed.data)
    if (Object.keys(faults).length > 0) return { kind: 'refused', refusal: { code: 'malformed', fields: faults } }
    const { actor, origin } = where
    const subject =
      from.at === 'side' ? from.subject : (origin?.subject ?? where.record?.subject.key ?? `unit#${actor.unit}`)
    const { draft, isKept = false, contact } = one
    const subjectName = nameOf(person, subject)
    const outcome = await beginCase(engine, person, { ...where, draft, isKept, typed, contact, subject, subjectName })
    if (outcome.kind === 'refused')
      return { kind: 'refused', refusal: { ...outcome.refusal, code: refusalOf(outcome.refusal.code, actor) } }
    cases.push(outcome.file)
  }
  return { kind: 'filed', cases }
}

const nameOf = ({ subject, name, mandates = [] }: Person, of: string): string =>
  subject === of ? name : (mandates.find((one) => one.subject === of)?.subjectName ?? '')

/** Begins none where one record has an open case. */
async function openBefore(engine: Engine, person: Person, from: Standpoint, one: Begun) {
  for (const id of one.records.length > 1 ? one.records : []) {
    const where = await whereOf(engine, person, from, { ...one, record: id })
    const open = where?.record && (await openOn(engine, where, where.record, one.typed))
    if (open && open.id !== caseIdOf(engine, { ...where, draft: one.draft }))
      return { id: open.id, number: open.number }
  }
  return null
}

const refused = (code: Extract<Filed, { kind: 'refused' }>['refusal']['code']): Filed => ({
  kind: 'refused',
  refusal: { code },
})
