import { claimTask, mayClaim } from '#engine/begin/assign-task.ts'
import { casesAlike } from '#engine/begin/joint-cases.ts'
import { placing } from '#engine/begin/placing.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { isKeptFrom } from '#engine/papers/paper-reader.ts'
import { caseTarget, isOnOwnSide, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import { repeatsOf } from '#engine/views/repeats.ts'
import { paths } from '#web/paths.ts'
import { ApprovalPage } from '#web/staff/approval-page.tsx'
import { CaseDeskPage } from '#web/staff/case-desk-page.tsx'
import type { CaseDeskProps } from '#web/staff/case-desk-props.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { wayLinks } from '../applicant/way-links.ts'
import { caseBundle } from '../case/case-bundle.ts'
import { type Opened, openCase } from '../case/cases.ts'
import { noteOpening, opensFor } from '../case/evidence.ts'
import { openingsOf } from '../case/openings.ts'
import { takeEvent } from '../case/take-event.tsx'
import { type Told, tellAt, toldAt } from '../case/told.ts'
import { withUnstaffed } from '../case/unstaffed.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing, zipReply } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { noteView } from '../door/view-log.ts'
import { mayAssign } from './assign-routes.tsx'
import { identifierOf } from './caller-routes.tsx'
import { effectsOf } from './effects.ts'

/** A case on the desk: evidence beside source, forms, the approver's page. */
export const caseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/cases/{id}',
    run: withCase(async (ask, engine, one) => {
      await noteView(engine, ask.person, one.file.number, one.file)
      const told = await toldAt(ask, engine, paths.deskCase(one.file.id))
      return deskPage(ask, engine, one, told ? triedIn(told) : {})
    }),
  },
  {
    method: 'POST',
    path: '/desk/cases/{id}/claim',
    run: withCase(async (ask, engine, one) => {
      const done = await claimTask(engine, one.file.id, ask.person)
      if (done.kind === 'committed') return goTo(ask, paths.deskCase(one.file.id))
      const { refusal } = done
      const now = refusal.code === 'notFound' ? null : await openCase(engine, ask.person, one.file.id)
      if (!now) return notFound(ask)
      const told = await tellAt(ask, engine, paths.deskCase(one.file.id), refusal)
      return refusing(refusal, told ?? (await deskPage(ask, engine, now, { refusal })))
    }),
  },
  {
    method: 'GET',
    path: '/desk/cases/{id}/zip',
    run: withCase(async (ask, engine, one) => {
      const { id, number } = one.file
      await noteView(engine, ask.person, `${number} ZIP`, one.file)
      const may = new Set(opensFor(ask, engine, one.file))
      const opens = ({ state }: { readonly state: StoredFile['state'] }) => state === 'clean' && may.has(state)
      for (const stored of one.view.files.filter(opens)) await noteEach(ask, engine, one, stored)
      const { view, log } = one
      const letters = !(await isKeptFrom(engine, ask.person, one.file))
      return zipReply(
        number,
        await caseBundle(engine, ask.lang, { id, view, log, letters, evidence: view.files, opens }),
      )
    }),
  },
  {
    method: 'GET',
    path: '/desk/cases/{id}/approval',
    run: withCase(async (ask, engine, one) => {
      await noteView(engine, ask.person, one.file.number, one.file)
      const told = await toldAt(ask, engine, paths.deskCase(one.file.id))
      return told
        ? approvalPage({ ...ask, form: told.form }, engine, one, told.refusal)
        : approvalPage(ask, engine, one)
    }),
  },
  {
    method: 'POST',
    path: '/desk/cases/{id}/events',
    run: withCase(async (ask, engine, one) => {
      const event = ask.form['event'] ?? ''
      const deciding = event === 'approver.approved' || event === 'approver.returned'
      return takeEvent(ask, engine, one, {
        done: paths.deskCase(one.file.id),
        async again(refusal) {
          const { id } = one.file
          const told = await tellAt(ask, engine, deciding ? paths.approval(id) : paths.deskCase(id), refusal)
          if (told) return told
          return deciding
            ? approvalPage(ask, engine, one, refusal)
            : deskPage(ask, engine, one, triedIn({ form: ask.form, refusal }))
        },
      })
    }),
  },
]

/** Taking a file along is opening it. */
async function noteEach(ask: Signed, engine: Engine, { file }: Opened, stored: StoredFile): Promise<void> {
  const actor = may(ask.person, 'evidence.open', caseTarget(procedureOf(engine, file), file))
  if (actor) await noteOpening(ask, engine, { file, actor, stored, isApplicant: false })
}

type Tried = Pick<CaseDeskProps, 'tried' | 'values' | 'refusal'>

const triedIn = ({ form, refusal }: Told): Tried => ({
  ...(form['event'] !== undefined && { tried: form['event'], values: form }),
  refusal,
})

async function deskPage(ask: Signed, engine: Engine, one: Opened, input: Tried = {}): Promise<Reply> {
  return page(
    <CaseDeskPage
      shell={ask.shell}
      one={await withUnstaffed(engine, one.view)}
      opens={opensFor(ask, engine, one.file)}
      repeats={await repeatsOf(engine, procedureOf(engine, one.file), one.file)}
      ways={await waysFrom(engine, ask, one)}
      assigns={mayAssign(engine, ask, one)}
      claims={await mayClaim(engine, ask.person, one.file)}
      identifies={identifierOf(engine, ask.person, one.file) !== null}
      alike={(await casesAlike(engine, ask.person, one.file)).map(({ isJoint }) => isJoint)}
      {...input}
    />,
    input.refusal ? statusOf(input.refusal.code) : 200,
  )
}

/** From the case itself, and from its record. */
async function waysFrom(engine: Engine, { person }: Signed, { file, record }: Opened) {
  const desk = { at: 'desk' } as const
  const place = placing(engine)
  const own = await wayLinks(engine, person, desk, { record, origin: file }, { place })
  return record ? [...own, ...(await wayLinks(engine, person, desk, { record, origin: null }, { place }))] : own
}

function withCase(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    return one && !isOnOwnSide(ask.person, one.file) ? run(ask, engine, one) : notFound(ask)
  }
}

async function approvalPage(ask: Signed, engine: Engine, one: Opened, refusal?: Refusal): Promise<Reply> {
  const opened = await openingsOf(engine, one, false)
  const procedure = procedureOf(engine, one.file)
  const proposers = procedure.parties.proposers(one.file.data)
  const seen = ({ key }: { readonly key: string }) =>
    opened.some((look) => look.key === key && look.by !== null && proposers.includes(look.by))
  const unopened = one.view.files.filter((file) => !seen(file))
  const input = refusal ? { values: ask.form, refusal, tried: ask.form['event'] ?? '' } : {}
  return page(
    <ApprovalPage
      shell={ask.shell}
      one={await withUnstaffed(engine, one.view)}
      effects={effectsOf(engine, one)}
      opened={opened}
      unopened={proposers.length === 0 ? [] : unopened}
      awaits={eventsOffered(procedure, one.file).includes('approver.approved')}
      isOwn={proposers.includes(ask.person.id)}
      {...input}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
