import { rateHandling } from '#engine/begin/rate-handling.ts'
import type { Engine } from '#engine/store/engine.ts'
import { RatingPage } from '#web/applicant/rating-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Opened } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, page, type Reply, refusedPage, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { withOwnCase } from './case-routes.tsx'

const isOffered = (_ask: Signed, { view }: Opened) => view.rating?.may === true || view.rating?.given != null

/** One question about the handling, after the case is closed. */
export const ratingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/cases/{id}/rating',
    // Leads back to the case, once it is rated.
    run: withOwnCase(
      async (ask, _engine, one) =>
        one.view.rating?.may ? page(ratingPage(ask, one)) : goTo(ask, paths.myCase(one.file.id)),
      isOffered,
    ),
  },
  { method: 'POST', path: '/my/cases/{id}/rating', run: withOwnCase(rate) },
]

async function rate(ask: Signed, engine: Engine, one: Opened): Promise<Reply> {
  const { steps = '', words = '' } = ask.form
  const given = one.view.rating?.given
  const back = paths.myCase(one.file.id)
  // The same twice, as by a double click, is one rating.
  if (given?.steps === Number(steps) && given.words === words.trim()) return goTo(ask, back)
  const outcome = await rateHandling(engine, ask.person, one.file, { steps: Number(steps), words })
  if (outcome.kind === 'committed') return goTo(ask, back)
  const { refusal } = outcome
  return refusal.code === 'malformed'
    ? refusing(refusal, page(ratingPage(ask, one, refusal), statusOf(refusal.code)))
    : refusedPage(ask, refusal.code, back, statusOf(refusal.code))
}

const ratingPage = ({ shell, form }: Signed, { view }: Opened, refusal?: Refusal) => (
  <RatingPage shell={shell} one={view} {...(refusal && { values: form, refusal })} />
)
