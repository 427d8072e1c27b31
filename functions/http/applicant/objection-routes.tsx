import { recordFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { newId } from '#engine/id.ts'
import { caseKey, recordKey } from '#engine/keys.ts'
import { recordTitle, recordView } from '#engine/record-view.ts'
import type { Person } from '#engine/view.ts'
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
import { fileObjection, refusalOf, unknownItems } from './file-objection.ts'
import { withSide } from './record-routes.tsx'
import { acting, filerOf, isOwn, ownSide, type Side, type SideOf, sideOfDraft } from './side.ts'

/** Where an objection begins: a record of the side, one held back, or none. */
export const startRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records/{record}/object`, run: withRecord(sideOf, objectPage) },
  { method: 'POST', path: `${base}/records/{record}/object`, run: withRecord(sideOf, begin) },
  { method: 'GET', path: `${base}/object`, run: withoutRecord(sideOf, objectPage) },
  { method: 'POST', path: `${base}/object`, run: withoutRecord(sideOf, begin) },
]

/** From what is disputed to the receipt: evidence, contact, check answers, submit. */
export const objectionRoutes: readonly Route[] = [
  step('items', async (ask, engine, draft) =>
    objectPage({ ...ask, form: draft.typed }, engine, await aboutOf(engine, ask.person, draft)),
  ),
  post('items', async (ask, engine, draft) => begin(ask, engine, await aboutOf(engine, ask.person, draft))),
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
    const values = { ...contactOf(ask, draft), ...draft.typedContact, ...contactValues(draft) }
    const kept = keptUntil(engine, draft)
    return page(
      <ContactPage
        shell={ask.shell}
        draft={draft.id}
        values={values}
        keptUntil={kept}
        atCounter={isAtCounter(draft)}
      />,
    )
  }),
  post('contact', async (ask, engine, draft) => {
    const read = readContact(ask.form, isAtCounter(draft))
    const { csrf: _csrf, later, ...typedContact } = ask.form
    if (read.kind === 'refused' && later) {
      await saveDraft(engine, { ...draft, contact: null, typedContact })
      return goTo(ask, paths.draft(draft.id, 'later'))
    }
    if (read.kind === 'refused') {
      const kept = keptUntil(engine, draft)
      const again = (
        <ContactPage
          shell={ask.shell}
          draft={draft.id}
          keptUntil={kept}
          atCounter={isAtCounter(draft)}
          values={ask.form}
          refusal={read.refusal}
        />
      )
      return refusing(read.refusal, page(again, statusOf(read.refusal.code)))
    }
    await saveDraft(engine, { ...draft, contact: read.contact })
    return goTo(ask, paths.draft(draft.id, later ? 'later' : 'check'))
  }),
  step('check', async (ask, engine, draft) => {
    if (!draft.contact) return goTo(ask, paths.draft(draft.id, 'contact'))
    const sent = await sentOf(engine, ask.person, draft)
    return page(<CheckPage shell={ask.shell} draft={draft.id} sent={sent} keptUntil={keptUntil(engine, draft)} />)
  }),
  post('submit', submit),
]

type About = {
  readonly side: Side
  readonly record: RecordFile | null
  readonly held: Draft['held']
  readonly draft: Draft | null
}

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
    const side = draft && sideOfDraft(ask.person, draft)
    if (!draft || !side) return notFound(ask)
    // Filed: what was sent, evidence too, is no longer the draft's to change.
    const isFiled = (await engine.table.get(caseKey(draft.id))) !== undefined
    if (isFiled) return goTo(ask, receiptPath(side, draft.id))
    const isBegun = draft.objection !== null || /\/(items|remove-file)$/.test(ask.path)
    return isBegun ? run(acting(ask, side), engine, draft) : goTo(ask, paths.draft(draft.id, 'items'))
  }
}

function withRecord(sideOf: SideOf, run: (ask: Signed, engine: Engine, about: About) => Promise<Reply> | Reply) {
  return withSide(sideOf, async (ask, engine, side) => {
    const record = recordFile(await engine.table.get(recordKey(ask.params['record'] ?? '')))
    const isTheirs = record?.ended === null && record.subject.key === side.subject
    if (!record || !isTheirs || !filerOf(ask.person, side, record.id)) return notFound(ask)
    const draft = await draftAbout(engine, ask.person, side, record.id)
    return draft && ask.method === 'GET'
      ? goTo(ask, paths.draft(draft.id, 'items'))
      : run(ask, engine, { side, record, held: null, draft })
  })
}

/** An objection without a record is the side's own all the same: whoever acts for no subject has none. */
function withoutRecord(sideOf: SideOf, run: (ask: Signed, engine: Engine, about: About) => Promise<Reply> | Reply) {
  return withSide(sideOf, async (ask, engine, side) =>
    filerOf(ask.person, side, null)
      ? run(ask, engine, { side, record: null, held: heldIn(ask.form), draft: null })
      : notFound(ask),
  )
}

async function aboutOf(engine: Engine, person: Person, draft: Draft): Promise<About> {
  const record = draft.recordId === null ? null : recordFile(await engine.table.get(recordKey(draft.recordId)))
  const side = draft.behalf ?? ownSide(person)
  if (!side) throw new Fault('noSide', draft.id)
  return { side, record, held: draft.held, draft }
}

function objectPage(
  ask: Signed,
  engine: Engine,
  { side, record, held, draft }: About,
  refusal?: { code: 'malformed'; fields?: Readonly<Record<string, string>> },
): Reply {
  const view = record && recordView(engine, record, 'subject')
  const unit = record && candidates(record, engine.deployment.directory).units[0]
  const directUnit = unit ? (engine.deployment.directory.units.find(({ id }) => id === unit)?.name.zh ?? null) : null
  const input = { values: ask.form, ...(refusal ? { refusal } : {}) }
  return page(
    <ObjectPage
      shell={ask.shell}
      base={side.base}
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
      ...(isOwn(about.side) ? {} : { behalf: about.side }),
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

export async function sentOf(engine: Engine, person: Person, draft: Draft): Promise<SentView> {
  const { record } = await aboutOf(engine, person, draft)
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
  const { side } = await aboutOf(engine, ask.person, draft)
  if (side.visit !== undefined) return goTo(ask, paths.readBack(side.visit, id))
  const actor = filerOf(ask.person, side, recordId)
  if (!actor) return notFound(ask)
  const filing = { id, recordId, objection: begun(draft), contact, lang: ask.lang }
  const outcome = await fileObjection(engine, ask.person, filing, { subject: side.subject, actor })
  if (outcome.kind === 'committed') return goTo(ask, paths.receipt(id))
  const code = refusalOf(outcome.refusal.code, actor)
  return refusedPage(ask, code, paths.draft(id, code === 'tooManyFiles' ? 'evidence' : 'check'))
}

/** Every step but the first has one. */
export function begun({ objection, id }: Draft): ReadObjection {
  if (!objection) throw new Fault('draftNotBegun', id)
  return objection
}

const isAtCounter = ({ behalf }: Draft): boolean => behalf?.visit !== undefined

/** Whom to reach: whoever files online, or the visitor. */
const contactOf = ({ person }: Signed, { behalf }: Draft): Record<string, string> =>
  behalf?.visit === undefined
    ? { email: person.email, name: person.name }
    : { name: behalf.name, phone: behalf.phone ?? '' }

const receiptPath = ({ visit }: Side, id: string) =>
  visit === undefined ? paths.receipt(id) : paths.visitReceipt(visit, id)

const contactValues = (draft: Draft): Record<string, string> =>
  draft.contact ? { ...draft.contact, consentElectronic: draft.contact.consentElectronic ? 'on' : '' } : {}
