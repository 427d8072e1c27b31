import { recordFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { recordKey } from '#engine/keys.ts'
import { checkCode, sendCode } from '#engine/one-time-code.ts'
import { noteFiled, readVisit, type Visit } from '#engine/visits.ts'
import { receivedDay } from '#law/opening-hours.ts'
import { candidates } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'
import { ReadBackPage } from '#web/counter/read-back-page.tsx'
import { paths } from '#web/paths.ts'
import { type ReadConfirmation, readConfirmation } from '#web/read-confirmation.ts'
import { codeText } from '#web/words/counter.ts'
import type { AtCounter } from '#workflows/counter.ts'
import type { Actor } from '#workflows/procedure.ts'
import type { Refusal } from '#workflows/refusal.ts'
import { type Draft, readDraft, uploadRefusal, uploadsFor } from '../applicant/draft.ts'
import { fileObjection } from '../applicant/file-objection.ts'
import { begun, sentOf } from '../applicant/objection-routes.tsx'
import { acting, filerOf, type Side, sideOfDraft } from '../applicant/side.ts'
import type { Signed } from '../ask.ts'
import { filesOf } from '../cases.ts'
import type { Route } from '../door.ts'
import { allowForm, goTo, notFound, page, type Reply, refusedPage, refusing } from '../reply.ts'
import { statusOf } from '../status.ts'
import { counterAt, kindOf } from './counter-routes.tsx'

/** The last step at the counter: read back, confirmed by signature or code, and filed. */
export const readBackRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.readBack('{visit}', '{draft}'),
    run: withBoth((ask, engine, both) => show(ask, engine, both, { sent: ask.query['sent'] === 'yes' })),
  },
  { method: 'POST', path: paths.sendConfirmation('{visit}', '{draft}'), run: withBoth(send) },
  { method: 'POST', path: paths.readBack('{visit}', '{draft}'), run: withBoth(file) },
]

type Ready = Draft & { readonly contact: NonNullable<Draft['contact']> }
type Both = { readonly visit: Visit; readonly draft: Ready; readonly side: Side }

function withBoth(run: (ask: Signed, engine: Engine, both: Both) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const draft = await readDraft(engine, ask.person, ask.params['draft'] ?? '')
    const side = draft && sideOfDraft(ask.person, draft)
    const visit = side?.visit === ask.params['visit'] ? await readVisit(engine, ask.person.id, side?.visit ?? '') : null
    if (!draft || !side || !visit) return notFound(ask)
    const { contact } = draft
    return contact ? run(acting(ask, side), engine, { visit, draft: { ...draft, contact }, side }) : notFound(ask)
  }
}

type Showing = { readonly sent?: boolean; readonly refusal?: Refusal }

async function show(ask: Signed, engine: Engine, { visit, draft }: Both, { sent = false, refusal }: Showing) {
  const view = await sentOf(engine, ask.person, draft)
  const back = paths.readBack(visit.id, draft.id)
  const uploads = await uploadsFor(engine, ask, draft.id, back, view.files)
  const told = refusal ?? uploadRefusal(ask.query)
  const shown = page(
    <ReadBackPage
      shell={ask.shell}
      visit={{ ...visit, documentKind: kindOf(visit), phone: visit.phone.slice(-4) }}
      draft={draft.id}
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
  const outcome = await sendCode(engine, codeFor(both), { to: both.visit.phone, text: codeText })
  return outcome === 'sent'
    ? goTo(ask, `${paths.readBack(both.visit.id, both.draft.id)}?sent=yes`)
    : show(ask, engine, both, { refusal: { code: outcome } })
}

async function file(ask: Signed, engine: Engine, both: Both): Promise<Reply> {
  const { visit, draft, side } = both
  const files = await engine.files.list(filesOf(draft.id))
  const keys = files.filter(({ state }) => state !== 'infected').map(({ key }) => key)
  const read = readConfirmation(ask.form, visit.mode, keys)
  if (read.kind === 'refused') return show(ask, engine, both, { refusal: read.refusal })
  const { confirmation } = read
  if (confirmation.confirmed === 'code') {
    const checked = await checkCode(engine, codeFor(both), confirmation.code)
    if (checked !== 'right') return show(ask, engine, both, { refusal: { code: checked, fields: { code: checked } } })
  }
  const record = draft.recordId === null ? null : recordFile(await engine.table.get(recordKey(draft.recordId)))
  const actor = filerOf(ask.person, side, draft.recordId)
  if (!actor) return notFound(ask)
  const more = { ...wayOf(engine, both, actor, record), counter: notedOf(engine, visit, confirmation) }
  const { id, recordId, contact } = draft
  const filing = { id, recordId, objection: begun(draft), contact, lang: ask.lang }
  const outcome = await fileObjection(engine, ask.person, filing, { subject: side.subject, actor, more })
  if (outcome.kind === 'refused') return refusedPage(ask, outcome.refusal.code, paths.readBack(visit.id, draft.id))
  await noteFiled(engine, visit, draft.id, outcome.file.number)
  return goTo(ask, paths.visitReceipt(visit.id, draft.id))
}

/** Paper that reached the right unit itself is a filing with that unit; any other goes the platform's way (no wrong door). */
function wayOf(engine: Engine, { visit, draft }: Both, actor: Actor, record: RecordFile | null) {
  const { directory } = engine.deployment
  const isUnits = actor.role === 'officer'
  if (!isUnits) return { channel: begun(draft).channel }
  if (record === null) return { channel: 'direct', provider: visit.unit, candidates: [visit.unit] }
  return { channel: candidates(record, directory).units[0] === visit.unit ? 'direct' : 'city' }
}

function notedOf(
  engine: Engine,
  { unit, handedInAt, documentKind }: Visit,
  { confirmed, signed, papers }: ReadConfirmation,
): AtCounter {
  const at = handedInAt ?? engine.clock.now()
  return {
    unit,
    receivedOn: receivedDay(counterAt(engine, unit).hours, at, engine.calendar),
    documentKind,
    confirmed,
    signed,
    papers: [...papers],
  }
}
