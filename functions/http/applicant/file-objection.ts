import { evidenceOf, handedIn, isTooMuch } from '#engine/begin/begin-case.ts'
import { type Outcome, open } from '#engine/begin/commit.ts'
import { guardOf } from '#engine/people/mandates.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang, Person } from '#engine/store/person.ts'
import { recordView } from '#engine/views/record-view.ts'
import { candidates } from '#records/directory.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import type { ReadContact } from '#web/read-contact.ts'
import type { ReadObjection } from '#web/read-objection.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

export type Filing = {
  /** Of the case to be: the same filing again finds the first one's case. */
  readonly id: string
  readonly recordId: string | null
  readonly objection: ReadObjection
  readonly contact: ReadContact
  readonly lang: Lang
}

/** In whose place it is filed, and by whom; left out, for oneself. */
export type Behalf = {
  readonly subject: string
  readonly actor: Actor
  /** Notes of a counter beside what was said. */
  readonly more?: object
}

/** Opens the case. Everything that routes it comes from the record; what was said comes from the applicant. */
export async function fileObjection(engine: Engine, person: Person, filing: Filing, behalf?: Behalf): Promise<Outcome> {
  const { id, recordId, objection, contact, lang } = filing
  const record = await recordFor(engine, recordId, 'subject')
  const files = await handedIn(engine, id)
  if (isTooMuch(files)) return { kind: 'refused', refusal: { code: 'tooManyFiles' } }
  const platform = engine.deployment.directory.units.find(({ isPlatform }) => isPlatform)?.id ?? ''
  const { subject, actor, more } = behalf ?? ownBehalf(person)
  if (record && record.subject.key !== subject) return { kind: 'refused', refusal: { code: 'notFound' } }
  const fields = record ? currentFields(record) : {}
  return open(engine, {
    id,
    procedure: 'objection',
    actor,
    also: guardOf(person, actor),
    recordId,
    subject,
    data: {
      ...objection,
      items: objection.items.map((item) => ({
        ...item,
        shown: item.field === null ? '' : (fields[item.field] ?? ''),
        evidence: [],
      })),
      evidence: files.map(evidenceOf),
      contact: { ...contact, lang },
      provider: record ? (record.provider.unit ?? record.authority.unit) : null,
      determiner: record?.authority.unit ?? null,
      platform,
      candidates: record ? candidates(record, engine.deployment.directory).units : [],
      ...more,
    },
  })
}

const ownBehalf = ({ id, subject }: Person): Behalf => ({
  subject: subject ?? '',
  actor: { id, role: 'applicant', unit: null },
})

/** A commit that its mandate no longer carried says so. */
export const refusalOf = (code: RefusalCode, { mandate }: Actor): RefusalCode =>
  code === 'movedOn' && mandate !== undefined ? 'mandateOver' : code

const mostItems = 20

/** Only what a page would offer may be disputed: entries of the record that are not computed. */
export function unknownItems(engine: Engine, record: RecordFile | null, { items }: ReadObjection) {
  const columns = record ? recordView(engine, record, 'subject').columns : []
  const offered = new Set(columns.filter(({ disputable }) => disputable).map(({ code }) => code))
  const strange = items.filter(({ field }) => field !== null && !offered.has(field))
  if (strange.length > 0) return { dispute: 'unknownColumn' }
  return items.length > mostItems ? { dispute: 'tooLong' } : null
}
