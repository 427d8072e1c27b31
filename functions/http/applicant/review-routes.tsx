import { open, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { peopleOf } from '#engine/people.ts'
import { toHex } from '#ledger/bytes.ts'
import { unitById } from '#records/directory.ts'
import { ReviewPage } from '#web/applicant/review-page.tsx'
import { paths } from '#web/paths.ts'
import type { Signed } from '../ask.ts'
import { type Opened, openCase } from '../cases.ts'
import type { Route } from '../door.ts'
import { goTo, notFound, page, type Reply, refusedPage } from '../reply.ts'

/** 复核 of an answered objection: a new case that arises from it (GD 46, decision 8). */
export const reviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/cases/{id}/review',
    run: reviewable(async (ask, _engine, one) => page(<ReviewPage shell={ask.shell} one={one.view} />)),
  },
  { method: 'POST', path: '/my/cases/{id}/review', run: reviewable(file) },
]

function reviewable(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const isOwn = one !== null && ask.person.subject !== null && one.file.subject === ask.person.subject
    const isAnswered = one?.file.procedure === 'objection' && one.file.state === 'closed'
    return one && isOwn && isAnswered ? run(ask, engine, one) : notFound(ask)
  }
}

async function file(ask: Signed, engine: Engine, one: Opened): Promise<Reply> {
  const reason = (ask.form['reason'] ?? '').trim()
  if (reason === '' || reason.length > 2000) {
    const fields = { reason: reason === '' ? 'required' : 'tooLong' }
    return page(
      <ReviewPage shell={ask.shell} one={one.view} values={ask.form} refusal={{ code: 'malformed', fields }} />,
      422,
    )
  }
  const { items, evidence, contact, decidedBy } = procedureOf(engine, one.file).show(one.file.data)
  if (!contact) return notFound(ask)
  const platform = engine.deployment.directory.units.find(({ isPlatform }) => isPlatform)?.id ?? ''
  const organ = organOf(engine, decidedBy) ?? platform
  const outcome = await open(engine, {
    // One review a case: the same request again finds the first one's case.
    id: reviewId(engine, one.file.id),
    procedure: 'higherReview',
    actor: { id: ask.person.id, role: 'applicant', unit: null },
    recordId: one.file.recordId,
    subject: one.file.subject,
    area: one.file.area,
    arisesFrom: one.file.id,
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
      contact: { ...contact, lang: ask.lang },
      organ,
      organHasAccount: (await peopleOf(engine, { role: 'officer', unit: organ })).length > 0,
      platform,
      decidedBy,
    },
  })
  if (outcome.kind === 'refused') return refusedPage(ask, outcome.refusal.code, paths.myCase(one.file.id))
  return goTo(ask, paths.myCase(outcome.file.id))
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
