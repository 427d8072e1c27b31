import { textFault } from '#engine/case/text-fault.ts'
import { may } from '#engine/people/authorise.ts'
import { stepMandate } from '#engine/people/mandate-steps.ts'
import { claimsAt, findMandate, type StoredMandate } from '#engine/people/mandates.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across } from '#engine/store/paged.ts'
import { ClaimsPage, JudgePage } from '#web/mandates/claims-page.tsx'
import { paths } from '#web/paths.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { original } from '../case/files.tsx'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusedPage, refusing } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'
import { mandateView } from './view.ts'

/** Intake judges the proof of acting for another. */
export const judgeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.claims,
    async run(ask, engine) {
      const actor = may(ask.person, 'list.mandates')
      if (!actor) return notFound(ask)
      const claims = await across(await claimsAt(engine, actor.unit ?? '', ask.query['cursor']), (items) =>
        items
          .filter(({ mandate }) => may(ask.person, 'mandate.judge', { subject: mandate.subject }) !== null)
          .map(({ mandate }) => ({ ...mandateView(engine, mandate), claimedAt: mandate.history.at(-1)?.at ?? 0 })),
      )
      return page(<ClaimsPage shell={ask.shell} claims={claims} />)
    },
  },
  { method: 'GET', path: paths.judge('{id}'), run: withClaim((ask, engine, stored) => show(ask, engine, stored)) },
  { method: 'POST', path: paths.judge('{id}'), run: withClaim(judge) },
  { method: 'GET', path: paths.letter('{id}', '{name}'), run: withClaim(letter) },
]

type Run = (ask: Signed, engine: Engine, stored: StoredMandate, actor: Actor) => Promise<Reply>

/** Hides unsent claims; nobody judges own sides. */
function withClaim(run: Run) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const stored = await findMandate(engine, ask.params['id'] ?? '')
    if (!stored || stored.mandate.state === 'drafted') return notFound(ask)
    const { subject, agent } = stored.mandate
    const actor = may(ask.person, 'mandate.judge', { subject })
    return actor && may(ask.person, 'mandate.judge', { subject: agent })
      ? run(ask, engine, stored, actor)
      : notFound(ask)
  }
}

async function show(ask: Signed, engine: Engine, { mandate }: StoredMandate, refusal?: Refusal): Promise<Reply> {
  await noteView(engine, ask.person, `mandate ${mandate.id}`)
  const shown = page(
    <JudgePage
      shell={ask.shell}
      one={mandateView(engine, mandate)}
      history={mandate.history}
      letters={mandate.letters}
      {...(refusal ? { values: ask.form, refusal } : {})}
    />,
    refusal ? 422 : 200,
  )
  return refusal ? refusing(refusal, shown) : shown
}

async function judge(ask: Signed, engine: Engine, stored: StoredMandate, by: Actor): Promise<Reply> {
  const step = (['confirmed', 'refused', 'ended'] as const).find((one) => one === ask.form['step'])
  if (!step) return notFound(ask)
  const field = step === 'confirmed' ? 'confirmed' : 'refused'
  const reason = (ask.form[field] ?? '').trim()
  const fields = textFault(field, reason, 500)
  if (Object.keys(fields).length > 0) return show({ ...ask }, engine, stored, { code: 'malformed', fields })
  const done = await stepMandate(engine, stored, { step, by, reason }, by.unit ?? '')
  return done ? goTo(ask, paths.claims) : refusedPage(ask, 'movedOn', paths.judge(stored.mandate.id))
}

async function letter(ask: Signed, engine: Engine, { mandate }: StoredMandate): Promise<Reply> {
  const found = mandate.letters.find(({ key }) => key.endsWith(`/${ask.params['name']}`))
  const stored = found && (await engine.files.stat(found.key))
  const opens = stored?.state === 'clean' || stored?.state === 'unscanned'
  return (opens && (await original(engine, stored.key))) || notFound(ask)
}
