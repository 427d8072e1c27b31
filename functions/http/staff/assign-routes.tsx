import { assignees, assignTask, giverOf, mostReason } from '#engine/begin/assign-task.ts'
import { assignedTo } from '#engine/case/assigned.ts'
import { isAssignable } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import { AssignPage } from '#web/staff/assign-page.tsx'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Gives a case to a colleague, by head or supervisor. */
export const assignRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/cases/{id}/assign',
    run: withCase((ask, engine, one) => assignPage(ask, engine, one)),
  },
  {
    method: 'POST',
    path: '/desk/cases/{id}/assign',
    run: withCase(async (ask, engine, one) => {
      const { to = '', reason = '', from } = ask.form
      const about = { to, reason, ...(from !== undefined && { from }) }
      const done = await assignTask(engine, one.file.id, ask.person, about)
      return done.kind === 'committed'
        ? goTo(ask, paths.deskCase(one.file.id))
        : refusing(done.refusal, await assignPage(ask, engine, one, done.refusal))
    }),
  },
]

/** True if the reader may assign the case now. */
export const mayAssign = (
  engine: Engine,
  { person }: Pick<Signed, 'person'>,
  { file }: Pick<Opened, 'file'>,
): boolean => isAssignable(file) && giverOf(engine, person, file) !== null

function withCase(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    return one && mayAssign(engine, ask, one) ? run(ask, engine, one) : notFound(ask)
  }
}

async function assignPage(ask: Signed, engine: Engine, one: Opened, refusal?: Refusal): Promise<Reply> {
  const colleagues = (await assignees(engine, one.file)).map(({ id, name }) => ({ value: id, label: name }))
  const from = assignedTo(one.file, one.file.holder) ?? ''
  const input = refusal ? { values: ask.form, refusal } : {}
  const status = refusal ? statusOf(refusal.code) : 200
  return page(
    <AssignPage shell={ask.shell} one={one.view} {...{ colleagues, from, most: mostReason }} {...input} />,
    status,
  )
}
