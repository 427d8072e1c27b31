import { may } from '#engine/authorise.ts'
import { recordFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { newId } from '#engine/id.ts'
import { caseKey, recordKey } from '#engine/keys.ts'
import { recordTitle, recordView } from '#engine/record-view.ts'
import { Fault } from '#law/fault.ts'
import { candidates } from '#records/directory.ts'
import { fieldOf } from '#records/layout.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { CheckPage } from '#web/applicant/check-page.tsx'
import { ContactPage } from '#web/applicant/contact-page.tsx'
import { EvidencePage } from '#web/applicant/evidence-page.tsx'
import { ObjectPage } from '#web/applicant/object-page.tsx'
import type { SentView } from '#web/parts/sent.tsx'
import { paths } from '#web/paths.ts'
import { readContact } from '#web/read-contact.ts'
import { type ReadObjection, readObjection } from '#web/read-objection.ts'
import { grounds } from '#web/words/grounds.ts'
import type { Signed } from '../ask.ts'
import { filesOf } from '../cases.ts'
import type { Route } from '../door.ts'
import { allowForm, goTo, notFound, page, type Reply, refusedPage, refusing } from '../reply.ts'
import { statusOf } from '../status.ts'
import { type Draft, draftAbout, readDraft, saveDraft, uploadRefusal, uploadsFor } from './draft.ts'
import { keptUntil } from './draft-routes.tsx'
import { fileObjection, unknownItems } from './file-objection.ts'

/** From a record, or without one, to the receipt: what is disputed, evidence, contact, check answers, submit. */
export const objectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/records/{id}/object',
    async run(ask, engine) {
      const record = await ownRecord(engine, ask)
      const draft = record && (await draftAbout(engine, ask.person, record.id))
      if (draft) return goTo(ask, paths.draft(draft.id, 'items'))
      return record ? objectPage(ask, engine, { record, held: null, draft: null }) : notFound(ask)
    },
  },
  {
    method: 'POST',
    path: '/my/records/{id}/object',
    async run(ask, engine) {
      const record = await ownRecord(engine, ask)
      if (!record) return notFound(ask)
      return begin(ask, engine, { record, held: null, draft: await draftAbout(engine, ask.person, record.id) })
    },
  },
  {
    method: 'GET',
    path: '/my/object',
    run: async (ask, engine) =>
      mayObject(ask) ? objectPage(ask, engine, { record: null, held: null, draft: null }) : notFound(ask),
  },
  {
    method: 'POST',
    path: '/my/object',
    run: async (ask, engine) =>
      mayObject(ask) ? begin(ask, engine, { record: null, held: heldIn(ask.form), draft: null }) : notFound(ask),
  },
  step('items', async (ask, engine, draft) =>
    objectPage({ ...ask, form: draft.typed }, engine, await aboutOf(engine, draft)),
  ),
  post('items', async (ask, engine, draft) => begin(ask, engine, await aboutOf(engine, draft))),
  step('evidence', async (ask, engine, draft) => {
    const files = await engine.files.list(filesOf(draft.id))
    const refusal = uploadRefusal(ask.query)
    const uploads = await uploadsFor(engine, ask, draft.id, paths.draft(draft.id, 'evidence'), files)
    const input = refusal ? { refusal } : {}
    return allowForm(
      page(
        <EvidencePage
          shell={ask.shell}
          draft={draft.id}
          files={files}
          uploads={uploads}
          keptUntil={keptUntil(engine, draft)}
          {...input}
        />,
      ),
      uploads?.file.action,
    )
  }),
  post('remove-file', async (ask, engine, draft) => {
    const key = ask.form['key'] ?? ''
    if (!key.startsWith(filesOf(draft.id))) return notFound(ask)
    await engine.files.remove(key)
    return goTo(ask, paths.draft(draft.id, 'evidence'))
  }),
  step('contact', async (ask, engine, draft) => {
    const values = { email: ask.person.email, name: ask.person.name, ...draft.typedContact, ...contactValues(draft) }
    return page(<ContactPage shell={ask.shell} draft={draft.id} values={values} keptUntil={keptUntil(engine, draft)} />)
  }),
  post('contact', async (ask, engine, draft) => {
    const read = readContact(ask.form)
    const { csrf: _csrf, later, ...typedContact } = ask.form
    if (read.kind === 'refused' && later) {
      await saveDraft(engine, { ...draft, contact: null, typedContact })
      return goTo(ask, paths.draft(draft.id, 'later'))
    }
    if (read.kind === 'refused') {
      const kept = keptUntil(engine, draft)
      const again = (
        <ContactPage shell={ask.shell} draft={draft.id} keptUntil={kept} values={ask.form} refusal={read.refusal} />
      )
      return refusing(read.refusal, page(again, statusOf(read.refusal.code)))
    }
    await saveDraft(engine, { ...draft, contact: read.contact })
    return goTo(ask, paths.draft(draft.id, later ? 'later' : 'check'))
  }),
  step('check', async (ask, engine, draft) => {
    if (!draft.contact) return goTo(ask, paths.draft(draft.id, 'contact'))
    const sent = await sentOf(engine, draft)
    return page(<CheckPage shell={ask.shell} draft={draft.id} sent={sent} keptUntil={keptUntil(engine, draft)} />)
  }),
  post('submit', submit),
]

type About = { readonly record: RecordFile | null; readonly held: Draft['held']; readonly draft: Draft | null }

function step(
  name: 'items' | 'evidence' | 'contact' | 'check',
  show: (ask: Signed, engine: Engine, draft: Draft) => Promise<Reply>,
): Route {
  return { method: 'GET', path: paths.draft('{id}', name), run: withDraft(show) }
}

function post(
  name: 'items' | 'contact' | 'remove-file' | 'submit',
  take: (ask: Signed, engine: Engine, draft: Draft) => Promise<Reply>,
): Route {
  return { method: 'POST', path: `/my/drafts/{id}/${name}`, run: withDraft(take) }
}

function withDraft(run: (ask: Signed, engine: Engine, draft: Draft) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine) => {
    const draft = await readDraft(engine, ask.person, ask.params['id'] ?? '')
    if (!draft) return notFound(ask)
    // Filed: what was sent, evidence too, is no longer the draft's to change.
    const isFiled = (await engine.table.get(caseKey(draft.id))) !== undefined
    if (isFiled) return goTo(ask, paths.receipt(draft.id))
    const isBegun = draft.objection !== null || /\/(items|remove-file)$/.test(ask.path)
    return isBegun ? run(ask, engine, draft) : goTo(ask, paths.draft(draft.id, 'items'))
  }
}

/** An objection without a record is the person's own all the same: whoever acts for no subject has none. */
const mayObject = ({ person }: Signed) =>
  person.subject !== null && may(person, 'record.object', { subject: person.subject }) !== null

async function ownRecord(engine: Engine, ask: Signed): Promise<RecordFile | null> {
  const record = recordFile(await engine.table.get(recordKey(ask.params['id'] ?? '')))
  return record && record.ended === null && may(ask.person, 'record.object', { subject: record.subject.key })
    ? record
    : null
}

async function aboutOf(engine: Engine, draft: Draft): Promise<About> {
  const record = draft.recordId === null ? null : recordFile(await engine.table.get(recordKey(draft.recordId)))
  return { record, held: draft.held, draft }
}

function objectPage(
  ask: Signed,
  engine: Engine,
  { record, held, draft }: About,
  refusal?: { code: 'malformed'; fields?: Readonly<Record<string, string>> },
): Reply {
  const view = record && recordView(engine, record, 'subject')
  const unit = record && candidates(record, engine.deployment.directory).units[0]
  const directUnit = unit ? (engine.deployment.directory.units.find(({ id }) => id === unit)?.name.zh ?? null) : null
  const input = { values: ask.form, ...(refusal ? { refusal } : {}) }
  return page(
    <ObjectPage
      shell={ask.shell}
      record={view}
      held={held}
      draft={draft?.id ?? null}
      directUnit={directUnit}
      {...input}
    />,
    refusal ? 422 : 200,
  )
}

async function begin(ask: Signed, engine: Engine, about: About): Promise<Reply> {
  const read = readObjection(ask.form)
  const { csrf: _csrf, later, ...typed } = ask.form
  if (read.kind === 'refused' && !later) {
    const { fields } = read.refusal
    return refusing(read.refusal, objectPage(ask, engine, about, { code: 'malformed', ...(fields ? { fields } : {}) }))
  }
  const objection = read.kind === 'read' ? read.objection : null
  const unknown = objection && unknownItems(engine, about.record, objection)
  if (unknown) return objectPage(ask, engine, about, { code: 'malformed', fields: unknown })
  const draft: Draft = {
    ...(about.draft ?? {
      id: newId(engine.crypto),
      owner: ask.person.id,
      recordId: about.record?.id ?? null,
      held: about.held,
      contact: null,
    }),
    objection,
    typed,
    savedAt: engine.clock.now(),
  }
  if (Buffer.byteLength(JSON.stringify(draft)) > mostBytes)
    return objectPage(ask, engine, about, { code: 'malformed', fields: { explanation: 'tooLong' } })
  await saveDraft(engine, draft)
  return goTo(ask, paths.draft(draft.id, later ? 'later' : 'evidence'))
}

// An item of the store holds 400 KB, and the case says it all once more.
const mostBytes = 180_000
const heldIn = (form: Readonly<Record<string, string>>): Draft['held'] =>
  form['documentNumber'] && form['authority']
    ? { documentNumber: form['documentNumber'], authority: form['authority'] }
    : null

async function sentOf(engine: Engine, draft: Draft): Promise<SentView> {
  const { record } = await aboutOf(engine, draft)
  const fields = record ? currentFields(record) : {}
  const { contact } = draft
  const objection = begun(draft)
  return {
    recordTitle: record ? recordTitle(record) : (draft.held?.documentNumber ?? ''),
    channel: objection.channel,
    explanation: objection.explanation,
    statement: objection.statement,
    files: await engine.files.list(filesOf(draft.id)),
    ...(contact ? { contact } : {}),
    items: objection.items.map((item) => ({
      ...item,
      fieldName: item.field === null || !record ? null : (fieldOf(record.kind, item.field) ?? null),
      shown: item.field === null ? '' : (fields[item.field] ?? ''),
      groundName: grounds[item.ground],
    })),
  }
}

async function submit(ask: Signed, engine: Engine, draft: Draft): Promise<Reply> {
  const { id, recordId, contact } = draft
  if (!contact) return goTo(ask, paths.draft(id, 'contact'))
  const filing = { id, recordId, objection: begun(draft), contact, lang: ask.lang }
  const outcome = await fileObjection(engine, ask.person, filing)
  if (outcome.kind === 'committed') return goTo(ask, paths.receipt(id))
  const { code } = outcome.refusal
  return refusedPage(ask, code, paths.draft(id, code === 'tooManyFiles' ? 'evidence' : 'check'))
}

/** Every step but the first has one. */
function begun({ objection, id }: Draft): ReadObjection {
  if (!objection) throw new Fault('draftNotBegun', id)
  return objection
}

const contactValues = (draft: Draft): Record<string, string> =>
  draft.contact ? { ...draft.contact, consentElectronic: 'on' } : {}
