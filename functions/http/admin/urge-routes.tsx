import { urgeInWords } from '#engine/begin/urge.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import { mostWords, UrgePage, urgeable } from '#web/supervisor/urge-page.tsx'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Lets the supervisor urge a limit's owner by mail, once a day. */
export const urgeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/cases/{id}/urge',
    run: withCase(async (ask, _engine, { one }) =>
      page(<UrgePage shell={ask.shell} one={one.view} limit={ask.query['limit'] ?? ''} />),
    ),
  },
  { method: 'POST', path: '/board/cases/{id}/urge', run: withCase(urged) },
]

type Urging = { readonly one: Opened; readonly actor: Actor }

function withCase(run: (ask: Signed, engine: Engine, urging: Urging) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const actor = one && may(ask.person, 'case.urge', caseTarget(procedureOf(engine, one.file), one.file))
    return one && actor && !one.file.closed ? run(ask, engine, { one, actor }) : notFound(ask)
  }
}

async function urged(ask: Signed, engine: Engine, { one, actor }: Urging): Promise<Reply> {
  const words = (ask.form['words'] ?? '').trim()
  const clock = urgeable(one.view).find(({ rule }) => rule === ask.form['limit'])
  const fields = {
    ...(clock ? {} : { limit: 'required' }),
    ...textFault('words', words, mostWords),
  }
  if (!clock || Object.keys(fields).length > 0) return again(ask, one, { code: 'malformed', fields })
  const done = await urgeInWords(engine, one.file, actor, { limit: clock.rule, seat: clock.owedBy, words })
  return done.kind === 'committed' ? goTo(ask, paths.deskCase(one.file.id)) : again(ask, one, done.refusal)
}

const again = ({ shell, form }: Signed, one: Opened, refusal: Refusal): Reply =>
  refusing(
    refusal,
    page(<UrgePage shell={shell} one={one.view} values={form} refusal={refusal} />, statusOf(refusal.code)),
  )
