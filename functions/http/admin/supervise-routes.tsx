import { giveOrder, headless, mostSaid, noteCase, orderableBy } from '#engine/begin/supervise.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { paths } from '#web/paths.ts'
import { GiveOrderPage } from '#web/supervisor/give-order-page.tsx'
import { NotePage } from '#web/supervisor/note-page.tsx'
import { tell } from '#web/tell.ts'
import { readLegalDay } from '#web/values.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

type Supervised = { readonly one: Opened; readonly actor: Actor }

/** The supervisor's note on a case, and supervision orders about it. */
export const superviseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/cases/{id}/note',
    run: withCase(async (ask, _engine, { one }) => notePage(ask, one)),
  },
  {
    method: 'POST',
    path: '/board/cases/{id}/note',
    run: withCase(async (ask, engine, { one, actor }) => {
      const done = await noteCase(engine, one.file, actor, ask.form['note'] ?? '')
      return done.kind === 'committed'
        ? goTo(ask, paths.deskCase(one.file.id))
        : refusing(done.refusal, notePage(ask, one, done.refusal))
    }),
  },
  {
    method: 'GET',
    path: '/board/cases/{id}/order',
    run: withCase((ask, engine, supervised) => orderPage(ask, engine, supervised)),
  },
  {
    method: 'POST',
    path: '/board/cases/{id}/order',
    run: withCase(async (ask, engine, { one, actor }) => {
      const { unit = '', order = '', isToldOtherwise } = ask.form
      const about = { procedure: procedureOf(engine, one.file), file: one.file }
      const done = await giveOrder(engine, about, actor, {
        ...{ unit, order, due: readLegalDay(ask.form, 'due') },
        isToldOtherwise: isToldOtherwise !== undefined,
      })
      return done.kind === 'committed'
        ? goTo(ask, paths.deskCase(one.file.id))
        : refusing(done.refusal, await orderPage(ask, engine, { one, actor }, done.refusal))
    }),
  },
]

function withCase(run: (ask: Signed, engine: Engine, supervised: Supervised) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const actor = one && may(ask.person, 'case.supervise', caseTarget(procedureOf(engine, one.file), one.file))
    return one && actor && !one.file.closed ? run(ask, engine, { one, actor }) : notFound(ask)
  }
}

const again = (ask: Signed, refusal?: Refusal) => (refusal ? { values: ask.form, refusal } : {})

const notePage = (ask: Signed, one: Opened, refusal?: Refusal): Reply =>
  page(
    <NotePage shell={ask.shell} one={one.view} most={mostSaid} {...again(ask, refusal)} />,
    refusal ? statusOf(refusal.code) : 200,
  )

async function orderPage(ask: Signed, engine: Engine, { one, actor }: Supervised, refusal?: Refusal): Promise<Reply> {
  const t = tell(ask.lang)
  const about = { procedure: procedureOf(engine, one.file), file: one.file }
  const ids = orderableBy(engine, about, actor)
  const units = ids.map((id) => ({ value: id, label: t(nameOfUnit(engine, id)) }))
  const unheard = (await headless(engine, about, ids)).map((id) => t(nameOfUnit(engine, id)))
  return page(
    <GiveOrderPage {...{ shell: ask.shell, one: one.view, units, unheard, most: mostSaid }} {...again(ask, refusal)} />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
