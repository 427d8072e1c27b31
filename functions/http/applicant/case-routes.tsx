import { evidenceOf } from '#engine/begin/begin-case.ts'
import { hasDrafts } from '#engine/begin/drafts.ts'
import { restoringOf, takeDownNotice } from '#engine/begin/public-notices.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { openCasesOn } from '#engine/case/sole-case.ts'
import { mailNow } from '#engine/mail/addressee.ts'
import { mandateFor, may } from '#engine/people/authorise.ts'
import { dropTyped, keepTyped, typedAt } from '#engine/people/kept-form.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { CaseView } from '#engine/views/view.ts'
import { isWritten } from '#web/applicant/case-forms.tsx'
import { CasePage } from '#web/applicant/case-page.tsx'
import type { CasePageProps } from '#web/applicant/case-page-props.ts'
import { WithdrawPage } from '#web/applicant/withdraw-page.tsx'
import { paths } from '#web/paths.ts'
import type { Values } from '#web/values.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { caseBundle } from '../case/case-bundle.ts'
import { filesOf, type Opened, openCase } from '../case/cases.ts'
import { uploadRefusal, uploadsFor } from '../case/draft.ts'
import { openingsOf } from '../case/openings.ts'
import { isTypedElsewhere, seenIn, typedIn } from '../case/seen.ts'
import { acting, sideOfCase, standpointOf } from '../case/side.ts'
import { faultsIn, takeEvent } from '../case/take-event.tsx'
import { tellAt, toldAt } from '../case/told.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { allowForm, goTo, isTyped, notFound, page, type Reply, zipReply } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { casesPage } from './own-cases.tsx'
import { wayLinks } from './way-links.ts'

const supplemented = 'applicant.supplemented'

/** Pages to follow own cases and add things. */
export const caseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/cases',
    async run(ask, engine) {
      if (!may(ask.person, 'list.own')) return notFound(ask)
      const side = { subject: ask.person.subject ?? '' }
      return casesPage(ask, engine, side, await hasDrafts(engine, ask.person.id))
    },
  },
  {
    method: 'GET',
    path: '/my/cases/{id}',
    run: withOwnCase(async (ask, engine, one) => {
      const { event } = one.view.actions.find(({ event }) => event === ask.query['check']) ?? {}
      const form = event === undefined ? null : await typedAt(engine, ask.person.id, formPath(one, event))
      if (event === undefined || form === null) return casePage(ask, engine, one)
      const refusal = faultsIn(engine, one, event, { form, extra: await evidenceIn(engine, one, event) })
      return refusal ? casePage({ ...ask, form }, engine, one, refusal) : casePage(ask, engine, one)
    }),
  },
  {
    method: 'GET',
    path: '/my/cases/{id}/withdraw',
    // Leads back to the case, once that is done or too late.
    run: withOwnCase(
      async (ask, engine, one) => {
        if (one.view.actions.every(({ event }) => event !== 'applicant.withdrew'))
          return goTo(ask, paths.myCase(one.file.id))
        const told = await toldAt(ask, engine, paths.myCase(one.file.id))
        return told
          ? withdrawPage({ ...ask, form: told.form }, one, told.refusal)
          : page(<WithdrawPage shell={ask.shell} one={one.view} />)
      },
      (ask, one) => one.file.closed || mayWithdraw(ask, one),
    ),
  },
  { method: 'POST', path: '/my/cases/{id}/notice', run: withOwnCase(takeDown, mayWithdraw) },
  { method: 'GET', path: '/my/cases/{id}/zip', run: withOwnCase(zip) },
  {
    method: 'POST',
    path: '/my/cases/{id}/events',
    run: withOwnCase(async (ask, engine, one) => {
      const event = ask.form['event'] ?? ''
      const path = formPath(one, event)
      if (ask.form['later']) return saved(ask, engine, path)
      const there = await typedAt(engine, ask.person.id, path)
      if (there && isTypedElsewhere(engine, there, ask.form))
        return casePage(ask, engine, one, { code: 'savedElsewhere' }, typedIn(there))
      const extra = await evidenceIn(engine, one, event)
      const reply = await takeEvent(ask, engine, one, {
        ...{ extra, done: paths.myCase(one.file.id) },
        again: (refusal) => again(ask, engine, one, { refusal, extra }),
      })
      if (reply.refusal === undefined) await dropTyped(engine, ask.person.id, path)
      return reply
    }),
  },
]

/** Each form of a case by itself. */
const formPath = ({ file }: Opened, event: string) => `${paths.myEvents(file.id)}?event=${event}`

const evidenceIn = async (engine: Engine, one: Opened, event: string) =>
  event === supplemented ? { evidence: (await pendingFiles(engine, one)).map(evidenceOf) } : {}

type Told = { readonly refusal: Refusal; readonly extra: object }

/** Tells faults; of kept text on a page of its own address. */
async function again(ask: Signed, engine: Engine, one: Opened, { refusal, extra }: Told): Promise<Reply> {
  const event = ask.form['event'] ?? ''
  if (event === 'applicant.withdrew')
    return (await tellAt(ask, engine, paths.withdraw(one.file.id), refusal)) ?? withdrawPage(ask, one, refusal)
  const isFound = faultsIn(engine, one, event, { form: ask.form, extra }) !== null
  const isKept = isFound && isTyped(ask.form) && (await keep(ask, engine, formPath(one, event))) === 'kept'
  return isKept ? goTo(ask, paths.caseToMend(one.file.id, event)) : casePage(ask, engine, one, refusal)
}

const withdrawPage = ({ shell, form }: Signed, { view }: Opened, refusal: Refusal): Reply =>
  page(<WithdrawPage shell={shell} one={view} values={form} refusal={refusal} />, statusOf(refusal.code))

/** Typed, not sent: the page goes on, so nothing is drawn. */
async function saved(ask: Signed, engine: Engine, path: string): Promise<Reply> {
  const statusCode = { kept: 204, tooLong: 413, stays: statusOf('savedElsewhere') }
  return { statusCode: statusCode[await keep(ask, engine, path)] }
}

function keep(ask: Signed, engine: Engine, path: string) {
  const { csrf: _csrf, later: _later, seq: _seq, ...form } = ask.form
  const mayReplace = (there: Values) => !isTypedElsewhere(engine, there, form)
  return keepTyped(engine, ask.person.id, { path, form }, mayReplace)
}

/** What the reader typed into each form and has not sent. */
async function typedOn(engine: Engine, person: string, one: Opened): Promise<NonNullable<CasePageProps['typed']>> {
  const written = one.view.actions.filter(({ event, form }) => event !== 'applicant.withdrew' && isWritten(form))
  const found = written.map(async ({ event }) => {
    const form = await typedAt(engine, person, formPath(one, event))
    const text = form && typedIn(form)
    return [event, { text, seen: seenIn(engine, text ?? {}) }] as const
  })
  return Object.fromEntries(await Promise.all(found))
}

/** Ends a restoring notice of the case before its day. */
async function takeDown(ask: Signed, engine: Engine, { file }: Opened): Promise<Reply> {
  const [notice] = (await restoringOf(engine, file)).filter(({ id }) => id === ask.form['notice'])
  const actor = { id: ask.person.id, role: 'applicant', unit: null } as const
  if (notice) await takeDownNotice(engine, actor, notice.id)
  return goTo(ask, paths.myCase(file.id))
}

/** The case to take along; of payloads an agent gets its own, the subject its side's. */
async function zip(ask: Signed, engine: Engine, { file, view, log }: Opened): Promise<Reply> {
  const { id, subject } = ask.person
  const owns = ({ payload }: LogRow) =>
    payload?.data.actor.role === 'applicant' && (subject === file.subject || payload.data.actor.id === id)
  const opens = ({ state }: StoredFile) => state === 'clean'
  const bundling = { id: file.id, view, log, owns, letters: true, evidence: view.files, opens }
  return zipReply(file.number, await caseBundle(engine, ask.lang, bundling))
}

/** Opens own cases, and a principal's by mandate. */
export function withOwnCase(
  run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>,
  holds: (ask: Signed, one: Opened, engine: Engine) => boolean = () => true,
) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const side = one && sideOfCase(ask.person, one.file)
    return one && side && holds(ask, one, engine) ? run(acting(ask, side), engine, one) : notFound(ask)
  }
}

function mayWithdraw({ person }: Signed, { file: { subject, recordId, procedure } }: Opened): boolean {
  const needed = { act: 'withdraw', in: procedure } as const
  return person.subject === subject || mandateFor(person, { subject, record: recordId }, needed) !== null
}

async function casePage(ask: Signed, engine: Engine, one: Opened, refused?: Refusal, beside?: Values): Promise<Reply> {
  const takesFiles = one.view.actions.some(({ event }) => event === supplemented)
  const pending = takesFiles ? await pendingFiles(engine, one) : []
  const all = [...one.view.files, ...pending]
  const uploads = takesFiles ? await uploadsFor(engine, ask, one.file.id, paths.myCase(one.file.id), all) : null
  const refusal = refused ?? (await uploadRefusal(engine, ask.query))
  const shown = page(
    <CasePage
      shell={ask.shell}
      one={await reachedNow(engine, one)}
      pending={pending}
      uploads={uploads}
      openings={await openingsOf(engine, one, true)}
      isFiler={one.file.applicant === ask.person.id}
      {...(await onwardFrom(engine, ask, one))}
      notices={mayWithdraw(ask, one) ? await restoringOf(engine, one.file) : []}
      values={ask.form}
      typed={await typedOn(engine, ask.person.id, one)}
      {...(beside && { beside })}
      {...(refusal ? { refusal } : {})}
    />,
    refused ? statusOf(refused.code) : 200,
  )
  return allowForm(shown, uploads?.file.action)
}

/** Names the mail that notices go to today, not a former agent's. */
async function reachedNow(engine: Engine, { file, view }: Opened): Promise<CaseView> {
  const { service } = view
  return service?.electronic ? { ...view, service: { ...service, email: await mailNow(engine, file) } } : view
}

/** Ways from here; an open one of its kind stands for itself. */
async function onwardFrom(engine: Engine, { person }: Signed, { file, record }: Opened) {
  const side = sideOfCase(person, file)
  if (!side) return {}
  const open = file.closed && record ? await openCasesOn(engine, record) : []
  const next = open.find(({ arisesFrom, procedure }) => arisesFrom === file.id && procedure === file.procedure)
  const from = standpointOf(person, side)
  const ways = await wayLinks(engine, person, from, { record, origin: file }, { base: side.base })
  return next
    ? {
        ways: ways.filter(({ procedure }) => procedure !== file.procedure),
        next: { id: next.id, number: next.number, reads: true },
      }
    : { ways }
}

/** Uploaded for a supplement and not yet sent. */
export async function pendingFiles(engine: Engine, one: Opened) {
  const sent = new Set(one.view.files.map(({ key }) => key))
  const files = await engine.files.list(filesOf(one.file.id))
  return files.filter(({ key, state }) => !sent.has(key) && state !== 'infected')
}
