import { procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { openNumber } from '#engine/register/identity-numbers.ts'
import type { Engine } from '#engine/store/engine.ts'
import { RevealPage } from '#web/staff/reveal-page.tsx'
import type { Actor } from '#workflows/contract/actor.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'

/** Full number for the holder, for a reason logged and told. */
export const revealRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/cases/{id}/number',
    run: withHolder(async (ask, _engine, { view }) => page(<RevealPage shell={ask.shell} one={view} />)),
  },
  {
    method: 'POST',
    path: '/desk/cases/{id}/number',
    run: withHolder(async (ask, engine, { file, view }, actor) => {
      const why = (ask.form['reason'] ?? '').trim()
      const fields = textFault('reason', why, 500)
      if (Object.keys(fields).length > 0) {
        const refusal = { code: 'malformed', fields } as const
        return page(<RevealPage shell={ask.shell} one={view} values={ask.form} refusal={refusal} />, 422)
      }
      // Logged before it is shown.
      await administer(engine, { actor }, 'number.revealed', async () =>
        change({ case: file.number, subject: file.subject, reason: why }, []),
      )
      await noteView(engine, ask.person, file.number, { subject: file.subject, why })
      const number = await openNumber(engine, file.subject)
      return page(<RevealPage shell={ask.shell} one={view} number={number} />)
    }),
  },
]

function withHolder(run: (ask: Signed, engine: Engine, one: Opened, actor: Actor) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const isPerson = one?.record?.subject.kind === 'person'
    const actor = one && may(ask.person, 'number.reveal', caseTarget(procedureOf(engine, one.file), one.file))
    return one && isPerson && actor ? run(ask, engine, one, actor) : notFound(ask)
  }
}
