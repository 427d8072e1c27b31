import { giveOrder, headless, mostSaid } from '#engine/begin/supervise.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { ofLifting } from '#engine/feeds/confirmations.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Lifting } from '#engine/register/lifting-kind.ts'
import { caseOfLifting, liftingAt, urgeLifting } from '#engine/register/measures.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { officeOf, ownerFor, recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { unitById } from '#records/directory.ts'
import { paths } from '#web/paths.ts'
import { GiveOrderPage } from '#web/supervisor/give-order-page.tsx'
import { tell } from '#web/tell.ts'
import { readLegalDay } from '#web/values.ts'
import { orders } from '#web/words/staff/supervise.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Orders (督办单) to units that do not lift (O36 23). */
export const measureOrderRoutes: readonly Route[] = [
  { method: 'GET', path: '/board/measures/{record}/{of}', run: (ask, engine) => order(ask, engine) },
  { method: 'POST', path: '/board/measures/{record}/{of}', run: give },
]

type Silent = { readonly one: Opened; readonly actor: Actor; readonly lifting: Lifting; readonly title: string }

/** Late lifting of a case, at a unit of the directory. */
async function silent(ask: Signed, engine: Engine): Promise<Silent | null> {
  const [caseId = '', unit = ''] = (ask.params['of'] ?? '').split('.')
  if (!may(ask.person, 'list.board', { holder: null }) || !unitById(engine.deployment.directory, unit)) return null
  const lifting = await liftingAt(engine, { recordId: ask.params['record'] ?? '', caseId, unit })
  if (!lifting || ofLifting(engine, lifting).standing !== 'late') return null
  const one = await openCase(engine, ask.person, caseOfLifting(caseId) ?? '')
  const actor = one && may(ask.person, 'case.supervise', caseTarget(procedureOf(engine, one.file), one.file))
  const isRead = may(ask.person, 'list.board', await ownerFor(engine, lifting.recordId)) !== null
  const record = await recordFor(engine, lifting.recordId, officeOf(ask.person))
  return one && actor && isRead ? { one, actor, lifting, title: record ? recordTitle(record) : lifting.recordId } : null
}

async function order(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  const found = await silent(ask, engine)
  if (!found) return notFound(ask)
  const { one, lifting, title } = found
  const { recordId, caseId, unit } = lifting
  const t = tell(ask.lang)
  const name = t(nameOfUnit(engine, unit))
  const about = { procedure: procedureOf(engine, one.file), file: one.file }
  const unheard = (await headless(engine, about, [unit])).length > 0 ? [name] : []
  const holder = {
    path: paths.orderLifting(recordId, `${caseId}.${unit}`),
    back: paths.unconfirmed,
    order: t(lifting.task ? orders.followUpText : orders.liftingText, { title }),
  }
  return page(
    <GiveOrderPage
      {...{ shell: ask.shell, one: one.view, units: [{ value: unit, label: name }], unheard, most: mostSaid, holder }}
      {...(refusal && { values: ask.form, refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

async function give(ask: Signed, engine: Engine): Promise<Reply> {
  const found = await silent(ask, engine)
  if (!found) return notFound(ask)
  const { one, actor, lifting } = found
  const said = ask.form['order'] ?? ''
  const done = await giveOrder(engine, { procedure: procedureOf(engine, one.file), file: one.file }, actor, {
    ...{ unit: lifting.unit, order: said, due: readLegalDay(ask.form, 'due'), holder: true },
    isToldOtherwise: ask.form['isToldOtherwise'] !== undefined,
  })
  if (done.kind === 'refused') return order(ask, engine, done.refusal)
  await urgeLifting(engine, lifting, actor, said.trim())
  return goTo(ask, paths.order(one.file.id, done.file.seq))
}
