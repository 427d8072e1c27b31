import { may } from '#engine/authorise.ts'
import type { Engine } from '#engine/engine.ts'
import { ReviewPage } from '#web/applicant/review-page.tsx'
import { paths } from '#web/paths.ts'
import type { Signed } from '../ask.ts'
import { type Opened, openCase } from '../cases.ts'
import type { Route } from '../door.ts'
import { goTo, notFound, page, type Reply, refusedPage } from '../reply.ts'
import { refusalOf } from './file-objection.ts'
import { fileReview } from './file-review.ts'
import { acting, sideOfCase } from './side.ts'

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
    const side = one && sideOfCase(ask.person, one.file)
    const isAnswered = one?.file.procedure === 'objection' && one.file.state === 'closed'
    return one && side && isAnswered && reviewer(ask, one) ? run(acting(ask, side), engine, one) : notFound(ask)
  }
}

const reviewer = ({ person }: Signed, { file }: Opened) =>
  may(person, 'case.review', { subject: file.subject, record: file.recordId })

async function file(ask: Signed, engine: Engine, one: Opened): Promise<Reply> {
  const reason = (ask.form['reason'] ?? '').trim()
  if (reason === '' || reason.length > 2000) {
    const fields = { reason: reason === '' ? 'required' : 'tooLong' }
    return page(
      <ReviewPage shell={ask.shell} one={one.view} values={ask.form} refusal={{ code: 'malformed', fields }} />,
      422,
    )
  }
  const actor = reviewer(ask, one)
  if (!actor) return notFound(ask)
  const outcome = await fileReview(engine, ask.person, one, { reason, lang: ask.lang }, actor)
  if (outcome.kind === 'committed') return goTo(ask, paths.myCase(outcome.file.id))
  const code = refusalOf(outcome.refusal.code, actor)
  return code === 'notFound' ? notFound(ask) : refusedPage(ask, code, paths.myCase(one.file.id))
}
