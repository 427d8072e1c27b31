import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import {
  type BatchAct,
  BatchListPage,
  BatchPreflightPage,
  type BatchResult,
  batchActs,
} from '#web/staff/batch-page.tsx'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'
import { actOn, batchable, lineFrom } from './batch-cases.ts'

/** Cases at one time, as many as can be read. */
export const mostAtOnce = 25

/** One act on cases that are alike, each by itself. */
export const batchRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/batch', run: withAct(chosen) },
  { method: 'POST', path: '/desk/batch/check', run: withAct(preflight) },
  { method: 'POST', path: '/desk/batch', run: withAct(sent) },
]

function withAct(run: (ask: Signed, engine: Engine, act: BatchAct) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const named = ask.method === 'GET' ? (ask.query['act'] ?? 'approver.approved') : ask.form['act']
    const act = batchActs.find((one) => one === named)
    return act && may(ask.person, 'list.queue') ? run(ask, engine, act) : notFound(ask)
  }
}

async function chosen(
  ask: Signed,
  engine: Engine,
  act: BatchAct,
  refused?: 'choose' | 'tooManyCases' | 'unlike',
): Promise<Reply> {
  const cases = await batchable(engine, ask.person, act, ask.query['cursor'])
  const result = await resultOf(engine, ask)
  const refusal = refused && ({ code: 'malformed', fields: { cases: refused } } as const)
  const reply = page(
    <BatchListPage
      shell={ask.shell}
      act={act}
      cases={cases}
      most={mostAtOnce}
      {...(result && { result })}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? 422 : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}

/** Cases ticked in the form, with the place each stood at. */
const ticked = ({ form }: Signed): readonly { readonly id: string; readonly seq: number }[] =>
  Object.entries(form).flatMap(([name, value]) => {
    const id = /^case\.([0-9A-Z]{26})$/.exec(name)?.[1]
    return id === undefined || value === '' ? [] : [{ id, seq: Number(value) }]
  })

/** Shows each decision first; nothing is done yet. */
async function preflight(ask: Signed, engine: Engine, act: BatchAct): Promise<Reply> {
  const ids = ticked(ask)
  if (ids.length === 0) return chosen(ask, engine, act, 'choose')
  if (ids.length > mostAtOnce) return chosen(ask, engine, act, 'tooManyCases')
  const opened = await Promise.all(ids.map(({ id }) => openCase(engine, ask.person, id)))
  const found = await Promise.all(opened.map((one) => one && lineFrom(engine, ask.person, act, one)))
  const lines = found.flatMap((line) => line ?? [])
  // Cases that moved meanwhile drop out; the others stay alike.
  const going = lines.filter(({ out }) => out === null)
  if (new Set(going.map(({ alike }) => alike)).size > 1) return chosen(ask, engine, act, 'unlike')
  for (const [i, one] of opened.entries())
    if (one && found[i]) await noteView(engine, ask.person, found[i].number, one.file)
  return page(<BatchPreflightPage shell={ask.shell} act={act} cases={lines} />)
}

async function sent(ask: Signed, engine: Engine, act: BatchAct): Promise<Reply> {
  const cases = ticked(ask)
  if (cases.length === 0) return chosen(ask, engine, act, 'choose')
  if (cases.length > mostAtOnce) return chosen(ask, engine, act, 'tooManyCases')
  const done: string[] = []
  const left: string[] = []
  for (const one of cases) {
    const code = await actOn(engine, ask.person, act, one)
    if (code === null) done.push(one.id)
    else left.push(`${one.id}-${code}`)
  }
  return goTo(ask, `${paths.batch(act)}&done=${done.join('.')}&left=${left.join('.')}`)
}

/** Says of each case of the last batch what became of it. */
async function resultOf(engine: Engine, { query, person }: Signed): Promise<readonly BatchResult[] | null> {
  if (query['done'] === undefined) return null
  const told = (name: string) => (query[name] ?? '').split('.').filter(Boolean).slice(0, mostAtOnce)
  const lines = [...told('done').map((id) => [id, null] as const), ...told('left').map((one) => splitCode(one))]
  const found = await Promise.all(
    lines.map(async ([id, code]) => {
      const one = await openCase(engine, person, id)
      return one ? [{ id, number: one.file.number, code }] : []
    }),
  )
  return found.flat()
}

const splitCode = (text: string): readonly [string, RefusalCode] => {
  const [id = '', code = ''] = text.split('-')
  return [id, isKnown(code) ? code : 'movedOn']
}
const isKnown = (code: string): code is RefusalCode => Object.hasOwn(refusals, code)
