import {
  type Alike,
  casesAlike,
  joinCases,
  joinsAs,
  mostWhy,
  partCase,
  sameDecision,
} from '#engine/begin/joint-cases.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { isOnOwnSide, maySend } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import { type JointLine, JointPage, tickPrefix } from '#web/staff/joint-page.tsx'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import { sendEvent } from '../case/send-event.ts'
import { eachInTurn, resultOf } from '../case/together.tsx'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { noteView } from '../door/view-log.ts'

const path = '/desk/cases/{id}/joint'

/** Cases of one matter: joined, drafted once, parted. */
export const jointRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    run: withCase(async (ask, engine, one) => {
      await noteView(engine, ask.person, one.file.number, one.file)
      return jointPage(ask, engine, one)
    }),
  },
  {
    method: 'POST',
    path,
    run: withCase(async (ask, engine, one) => {
      const { id } = one.file
      const { other, reason } = ask.form
      if (other === undefined && reason === undefined) return draftedIn(ask, engine, one)
      const done =
        other === undefined
          ? await partCase(engine, ask.person, id, reason ?? '')
          : await joinCases(engine, ask.person, id, other)
      if (done.kind === 'committed') return goTo(ask, paths.jointCase(id))
      const now = await openCase(engine, ask.person, id)
      return now ? refusing(done.refusal, await jointPage(ask, engine, now, done.refusal)) : notFound(ask)
    }),
  },
]

function withCase(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const isTheirs = one && !isOnOwnSide(ask.person, one.file) && joinsAs(engine, ask.person, one.file) !== null
    return one && isTheirs ? run(ask, engine, one) : notFound(ask)
  }
}

/** Proposal that awaits its approver; null: none. */
function draftOf(engine: Engine, { file, log }: Opened): { readonly type: string; readonly data: unknown } | null {
  const { events } = procedureOf(engine, file).parties
  const awaits = eventsOffered(procedureOf(engine, file), file).some((type) => events[type]?.fourEyes === true)
  const at = log.findLastIndex(({ payload }) => payload?.data.state !== file.state)
  const row = log[at + 1]
  const isKnown = row?.payload && events[row.entry.type] !== undefined
  return awaits && isKnown ? { type: row.entry.type, data: row.payload?.data.event } : null
}

/** Sends the same proposal in each ticked case. */
async function draftedIn(ask: Signed, engine: Engine, one: Opened): Promise<Reply> {
  const draft = draftOf(engine, one)
  const all = (await casesAlike(engine, ask.person, one.file)).filter(({ isJoint }) => isJoint)
  const ticked = all.filter(({ file }) => ask.form[`${tickPrefix}${file.id}`] === 'on')
  const refusal: Refusal = { code: 'malformed', fields: { cases: 'choose' } }
  if (!draft || ticked.length === 0) return refusing(refusal, await jointPage(ask, engine, one, refusal))
  const procedure = procedureOf(engine, one.file)
  const files = ticked.map(({ file }) => file)
  const query = await eachInTurn(files, async ({ id }) => {
    const other = await openCase(engine, ask.person, id)
    if (!other) return { kind: 'refused', refusal: { code: 'notFound' } }
    const data = sameDecision(procedure, draft.data, one.file, other.file)
    if (!data) return { kind: 'refused', refusal: { code: 'malformed' } }
    return sendEvent(engine, ask.person, other, { type: draft.type, data, seq: other.file.seq })
  })
  return goTo(ask, `${paths.jointCase(one.file.id)}?${query}`)
}

async function jointPage(ask: Signed, engine: Engine, one: Opened, refusal?: Refusal): Promise<Reply> {
  const draft = draftOf(engine, one)
  const all = await casesAlike(engine, ask.person, one.file)
  const lines = all.map((alike) => lineOf(ask, engine, one, draft, alike))
  const result = refusal ? null : await resultOf(engine, ask)
  return page(
    <JointPage
      shell={ask.shell}
      one={one.view}
      lines={lines}
      draft={draft === null ? null : one.view.items.flatMap(({ proposed }) => proposed ?? [])}
      isJoined={typeof one.file.joint === 'string'}
      most={mostWhy}
      {...(result && { result })}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** Says of another case its number and state, nobody's name. */
function lineOf(
  { person }: Signed,
  engine: Engine,
  { file }: Opened,
  draft: ReturnType<typeof draftOf>,
  { file: other, same, fields, isJoint }: Alike,
): JointLine {
  const procedure = procedureOf(engine, other)
  const columns = procedure.pages.show(file.data).items ?? []
  const offers = draft !== null && eventsOffered(procedure, other).includes(draft.type)
  const may = draft !== null && typeof maySend(person, procedure, other, draft.type) === 'object'
  const fits = draft !== null && sameDecision(procedure, draft.data, file, other) !== null
  return {
    ...{ id: other.id, number: other.number, same, isJoint },
    state: procedure.pages.words.states[other.state] ?? { zh: other.state, en: other.state },
    grounds: columns
      .filter(({ field }) => field !== null && fields.includes(field))
      .map(({ groundName }) => groundName),
    takes: !offers || !may ? 'notNow' : fits ? 'yes' : 'differs',
  }
}
