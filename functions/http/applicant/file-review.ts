import { type Outcome, open, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { guardOf } from '#engine/mandates.ts'
import { peopleOf } from '#engine/people.ts'
import type { Lang, Person } from '#engine/view.ts'
import { toHex } from '#ledger/bytes.ts'
import { unitById } from '#records/directory.ts'
import type { Actor } from '#workflows/procedure.ts'
import type { Opened } from '../cases.ts'

/** An answered objection of the person's own side: what may go to higher review (GD 46). */
export const isReviewable = (person: Person, { file }: Opened): boolean =>
  person.subject !== null &&
  file.subject === person.subject &&
  file.procedure === 'objection' &&
  file.state === 'closed'

type Asking = { readonly reason: string; readonly lang: Lang }

/** Opens the review: a new case that arises from the answered one (decision 8). The same again finds the first. */
export async function fileReview(
  engine: Engine,
  person: Person,
  { file }: Opened,
  { reason, lang }: Asking,
  actor: Actor = { id: person.id, role: 'applicant', unit: null },
): Promise<Outcome> {
  const { items, evidence, contact, decidedBy } = procedureOf(engine, file).show(file.data)
  if (!contact) return { kind: 'refused', refusal: { code: 'notFound' } }
  const platform = engine.deployment.directory.units.find(({ isPlatform }) => isPlatform)?.id ?? ''
  const organ = organOf(engine, decidedBy) ?? platform
  return open(engine, {
    id: reviewId(engine, file.id),
    procedure: 'higherReview',
    actor,
    also: guardOf(person, actor),
    recordId: file.recordId,
    subject: file.subject,
    area: file.area,
    arisesFrom: file.id,
    data: {
      items: items.map(({ id, field, shown, claimed, ground, evidence: files }) => ({
        id,
        field,
        shown,
        claimed,
        ground,
        evidence: files,
      })),
      evidence,
      explanation: reason,
      contact: { ...contact, lang },
      organ,
      organHasAccount: (await peopleOf(engine, { role: 'officer', unit: organ })).length > 0,
      platform,
      decidedBy,
    },
  })
}

/** The next higher organ of the unit that decided, never that unit itself. */
function organOf(engine: Engine, unit: string | null): string | null {
  const organs = unit === null ? [] : (unitById(engine.deployment.directory, unit)?.higherReview ?? [])
  return organs.find((one) => one !== unit) ?? null
}

const reviewId = (engine: Engine, caseId: string) =>
  toHex(engine.crypto.sha256(new TextEncoder().encode(`review of ${caseId}`)))
    .slice(0, 26)
    .toUpperCase()
