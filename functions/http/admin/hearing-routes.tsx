import { hearingDue, hearingsOf, hearUnits, isUnheard, settlingEvent } from '#engine/begin/hearing.ts'
import { headless, isOrderLate, mostSaid, orderableBy } from '#engine/begin/supervise.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { shanghaiDay } from '#law/day.ts'
import { paths } from '#web/paths.ts'
import { HearingPage, unitPrefix } from '#web/supervisor/hearing-page.tsx'
import { tell } from '#web/tell.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

const path = '/board/cases/{id}/hearing'

/** Asks units before the supervisor says who handles a case (会商). */
export const hearingRoutes: readonly Route[] = [
  { method: 'GET', path, run: withCase((ask, engine, heard) => hearingPage(ask, engine, heard)) },
  {
    method: 'POST',
    path,
    run: withCase(async (ask, engine, { one, actor }) => {
      const about = { procedure: procedureOf(engine, one.file), file: one.file }
      const units = Object.keys(ask.form).flatMap((name) =>
        name.startsWith(unitPrefix) ? [name.slice(unitPrefix.length)] : [],
      )
      const { question = '', isToldOtherwise } = ask.form
      const asked = { units, question, isToldOtherwise: isToldOtherwise !== undefined }
      const done = await hearUnits(engine, about, actor, asked)
      return done.kind === 'committed'
        ? goTo(ask, paths.hearing(one.file.id))
        : refusing(done.refusal, await hearingPage(ask, engine, { one, actor }, done.refusal))
    }),
  },
]

type Supervised = { readonly one: Opened; readonly actor: Actor }

/** While the supervisor is to say who handles it. */
function withCase(run: (ask: Signed, engine: Engine, supervised: Supervised) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const actor = one && may(ask.person, 'case.supervise', caseTarget(procedureOf(engine, one.file), one.file))
    const settles = one?.view.actions.some(({ event }) => event === settlingEvent)
    return one && actor && settles ? run(ask, engine, { one, actor }) : notFound(ask)
  }
}

async function hearingPage(ask: Signed, engine: Engine, { one, actor }: Supervised, refusal?: Refusal): Promise<Reply> {
  const t = tell(ask.lang)
  const { file, view } = one
  const about = { procedure: procedureOf(engine, file), file }
  const ids = orderableBy(engine, about, actor)
  const today = shanghaiDay(engine.clock.now())
  const asked = await hearingsOf(engine, file.id)
  const heard = asked.map((order) => ({
    ...{ unit: nameOfUnit(engine, order.unit), question: order.order, due: order.due },
    ...{ said: order.answered?.answer ?? null, isLate: isOrderLate(order, today) },
  }))
  return page(
    <HearingPage
      {...{ shell: ask.shell, one: view, heard, most: mostSaid, due: hearingDue(engine) }}
      units={ids.map((id) => ({ value: id, label: t(nameOfUnit(engine, id)) }))}
      headless={(await headless(engine, about, ids)).map((id) => t(nameOfUnit(engine, id)))}
      isOpen={asked.some((order) => isUnheard(order, today))}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
