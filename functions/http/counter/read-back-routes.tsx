import { checkCode, sendCode } from '#engine/people/one-time-code.ts'
import { noteFiled, readVisit, type Visit } from '#engine/people/visits.ts'
import { noteTicketCase } from '#engine/register/tickets.ts'
import type { Engine } from '#engine/store/engine.ts'
import { fillBoth } from '#law/bilingual.ts'
import { receivedDay } from '#law/opening-hours.ts'
import { ReadBackPage } from '#web/counter/read-back-page.tsx'
import { paths } from '#web/paths.ts'
import { type ReadConfirmation, readConfirmation } from '#web/read-confirmation.ts'
import { codeText } from '#web/words/staff/counter.ts'
import type { AtCounter } from '#workflows/contract/counter.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { DraftKind, Ready } from '../applicant/draft-kind.ts'
import { kindOf } from '../applicant/draft-steps.tsx'
import { noteCases } from '../applicant/filed.ts'
import { filesOf } from '../case/cases.ts'
import { readDraft, uploadRefusal, uploadsFor } from '../case/draft.ts'
import { acting, sideOfDraft } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { allowForm, goTo, notFound, page, type Reply, refusalPage, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { counterAt, documentKindOf } from './counter-routes.tsx'

/** Reads back, takes signature or code, and files. */
export const readBackRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.readBack('{visit}', '{draft}'),
    run: withBoth((ask, engine, both) => show(ask, engine, both, { sent: ask.query['sent'] === 'yes' })),
  },
  { method: 'POST', path: paths.sendConfirmation('{visit}', '{draft}'), run: withBoth(send) },
  { method: 'POST', path: paths.readBack('{visit}', '{draft}'), run: withBoth(file) },
]

type Both = { readonly visit: Visit; readonly draft: Ready; readonly kind: DraftKind }

function withBoth(run: (ask: Signed, engine: Engine, both: Both) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const draft = await readDraft(engine, ask.person, ask.params['draft'] ?? '')
    const side = draft && sideOfDraft(engine, ask.person, draft)
    const visit = side?.visit === ask.params['visit'] ? await readVisit(engine, ask.person.id, side?.visit ?? '') : null
    const kind = draft && kindOf(engine, draft)
    if (!draft || !side || !visit || !kind) return notFound(ask)
    const { contact } = draft
    return contact ? run(acting(ask, side), engine, { visit, draft: { ...draft, contact }, kind }) : notFound(ask)
  }
}

type Showing = { readonly sent?: boolean; readonly refusal?: Refusal }

async function show(ask: Signed, engine: Engine, { visit, draft, kind }: Both, { sent = false, refusal }: Showing) {
  const view = await kind.sent(engine, ask.person, draft)
  const back = paths.readBack(visit.id, draft.id)
  const uploads = await uploadsFor(engine, ask, draft.id, back, view.files)
  const told = refusal ?? (await uploadRefusal(engine, ask.query))
  const shown = page(
    <ReadBackPage
      shell={ask.shell}
      visit={{ ...visit, documentKind: documentKindOf(visit), phone: visit.phone.slice(-4) }}
      draft={draft.id}
      submit={kind.submit}
      sent={view}
      uploads={uploads}
      isCodeSent={sent}
      values={ask.form}
      {...(told ? { refusal: told } : {})}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  const reply = allowForm(shown, uploads?.file.action)
  return refusal ? refusing(refusal, reply) : reply
}

const codeFor = ({ draft }: Both) => ({ purpose: 'counter', subject: draft.id })

async function send(ask: Signed, engine: Engine, both: Both): Promise<Reply> {
  if (both.visit.phone === '') return notFound(ask)
  const text = fillBoth(codeText, { what: both.kind.name, code: '{code}' })
  const outcome = await sendCode(engine, codeFor(both), { to: both.visit.phone, text })
  return outcome === 'sent'
    ? goTo(ask, `${paths.readBack(both.visit.id, both.draft.id)}?sent=yes`)
    : show(ask, engine, both, { refusal: { code: outcome } })
}

async function file(ask: Signed, engine: Engine, both: Both): Promise<Reply> {
  const { visit, draft, kind } = both
  const files = await engine.files.list(filesOf(draft.id))
  const keys = files.filter(({ state }) => state !== 'infected').map(({ key }) => key)
  const read = readConfirmation(ask.form, visit.mode, keys)
  if (read.kind === 'refused') return show(ask, engine, both, { refusal: read.refusal })
  const { confirmation } = read
  if (confirmation.confirmed === 'code') {
    if (visit.phone === '') return notFound(ask)
    const checked = await checkCode(engine, codeFor(both), confirmation.code)
    if (checked !== 'right') return show(ask, engine, both, { refusal: { code: checked, fields: { code: checked } } })
  }
  const filed = await kind.file(ask, engine, draft, { visit, counter: notedOf(engine, visit, confirmation) })
  if (filed.kind === 'refused') {
    const { refusal } = filed
    return refusal.code === 'notFound'
      ? notFound(ask)
      : refusalPage(ask, refusal, paths.readBack(visit.id, draft.id), false)
  }
  const [first = draft.id, ...more] = await noteCases(engine, draft, filed.cases)
  for (const one of filed.cases) {
    await noteFiled(engine, visit, one.id, one.number)
    if (visit.ticket !== undefined) await noteTicketCase(engine, visit.ticket, one.id)
  }
  return goTo(ask, more.length > 0 ? paths.counter : paths.visitReceipt(visit.id, first))
}

function notedOf(
  engine: Engine,
  { unit, handedInAt, documentKind, ticket }: Visit,
  { confirmed, signed, papers }: ReadConfirmation,
): AtCounter {
  const at = handedInAt ?? engine.clock.now()
  return {
    unit,
    receivedOn: receivedDay(counterAt(engine, unit).hours, at, engine.calendar),
    documentKind,
    ...(ticket !== undefined && { ticket }),
    confirmed,
    signed,
    papers: [...papers],
  }
}
