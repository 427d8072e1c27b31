import { isAbout, openCasesOn } from '#engine/case/sole-case.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { recordView } from '#engine/views/record-view.ts'
import { Fault } from '#law/fault.ts'
import { candidates } from '#records/directory.ts'
import { fieldOf } from '#records/layout.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { ObjectPage } from '#web/applicant/object-page.tsx'
import type { SentView } from '#web/parts/sent.tsx'
import { paths } from '#web/paths.ts'
import { type ReadObjection, readObjection } from '#web/read-objection.ts'
import { check as checkWords, evidence as evidenceWords, object as objectWords } from '#web/words/applicant.ts'
import { grounds } from '#web/words/grounds.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { filesOf } from '../case/cases.ts'
import { draftAbout, isTooLong, saveDraft } from '../case/draft.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Side } from '../case/for-whom.ts'
import { openCaseView } from '../case/open-case-view.ts'
import { audienceOn, filerOf, isOwn, ownSide, type SideOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, isTyped, notFound, page, type Reply, refusing } from '../door/reply.ts'
import type { DraftKind, Filed, Handing, Ready } from './draft-kind.ts'
import { fileObjection, refusalOf, unknownItems } from './file-objection.ts'
import { keptUntil } from './kept-until.ts'
import { withSide } from './record-routes.tsx'

/** Begins an objection: of a record of the side, of one held back, or of none. */
export const startRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records/{record}/object`, run: withRecord(sideOf, objectPage) },
  { method: 'POST', path: `${base}/records/{record}/object`, run: withRecord(sideOf, begin) },
  { method: 'GET', path: `${base}/object`, run: withoutRecord(sideOf, objectPage) },
  { method: 'POST', path: `${base}/object`, run: withoutRecord(sideOf, begin) },
]

/** A draft of an objection: entries of a record disputed one by one. */
export const objectionKind: DraftKind = {
  name: objectWords.name,
  steps: ['items', 'evidence', 'contact', 'check'],
  evidenceLead: evidenceWords.lead,
  checkLead: checkWords.lead,
  submit: checkWords.submit,
  show: async (ask, engine, draft) =>
    objectPage({ ...ask, form: draft.typed }, engine, await aboutOf(engine, ask.person, draft)),
  take: async (ask, engine, draft) => begin(ask, engine, await aboutOf(engine, ask.person, draft)),
  sent: sentOf,
  file,
}

type About = {
  readonly side: Side
  readonly record: RecordFile | null
  readonly held: Draft['held']
  readonly draft: Draft | null
}

function withRecord(sideOf: SideOf, run: (ask: Signed, engine: Engine, about: About) => Promise<Reply> | Reply) {
  return withSide(sideOf, async (ask, engine, side) => {
    const record = await recordFor(engine, ask.params['record'] ?? '', audienceOn(ask.person, side))
    const isTheirs = record?.ended === null && record.subject.key === side.subject
    if (!record || !isTheirs || !filerOf(ask.person, side, record.id)) return notFound(ask)
    const draft = await draftAbout(engine, ask.person, side, (one) => !one.way && one.recordId === record.id)
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
  const side = draft.behalf ?? ownSide(person)
  if (!side) throw new Fault('noSide', draft.id)
  const record = await recordFor(engine, draft.recordId, audienceOn(person, side))
  return { side, record, held: draft.held, draft }
}

async function objectPage(
  ask: Signed,
  engine: Engine,
  { side, record, held, draft }: About,
  refusal?: { code: 'malformed'; fields?: Readonly<Record<string, string>> },
): Promise<Reply> {
  const open = record ? await openCasesOn(engine, record) : []
  const openCases = open.map((file) => openCaseView(engine, ask.person, file))
  const view = record && { ...recordView(engine, record, 'subject'), openCases }
  const unit = record && candidates(record, engine.deployment.directory).units[0]
  const directUnit = unit ? (engine.deployment.directory.units.find(({ id }) => id === unit)?.name.zh ?? null) : null
  const input = { values: ask.form, ...(refusal ? { refusal } : {}) }
  return page(
    <ObjectPage
      shell={ask.shell}
      base={side.base}
      record={view}
      held={held}
      draft={draft && { id: draft.id, keptUntil: keptUntil(engine, draft) }}
      directUnit={directUnit}
      {...input}
    />,
    refusal ? 422 : 200,
  )
}

/** Kept whatever is wrong with it, so that nobody types it twice. */
async function begin(ask: Signed, engine: Engine, about: About): Promise<Reply> {
  const read = readObjection(ask.form)
  const fields = await faultsIn(engine, about.record, read)
  const { csrf: _csrf, later, ...typed } = ask.form
  const objection = read.kind === 'read' && fields === null ? read.objection : null
  const draft = draftWith(ask, engine, about, { objection, typed })
  const isKept = !isTooLong(draft) && (fields === null || isTyped(typed))
  if (isKept) await saveDraft(engine, draft)
  if (isKept && (fields === null || later)) return goTo(ask, paths.draft(draft.id, later ? 'later' : 'evidence'))
  const refusal = { code: 'malformed', fields: fields ?? { explanation: 'tooLong' } } as const
  return refusing(refusal, await objectPage(ask, engine, isKept ? { ...about, draft } : about, refusal))
}

const draftWith = (
  { person }: Signed,
  engine: Engine,
  { draft, record, held, side }: About,
  filled: Pick<Draft, 'objection' | 'typed'>,
): Draft => ({
  ...(draft ?? {
    id: newId(engine.crypto),
    owner: person.id,
    recordId: record?.id ?? null,
    held,
    contact: null,
    ...(isOwn(side) ? {} : { behalf: side }),
  }),
  ...filled,
  savedAt: engine.clock.now(),
})

/** Faults by field; null where nothing is wrong. */
async function faultsIn(engine: Engine, record: RecordFile | null, read: ReturnType<typeof readObjection>) {
  if (read.kind === 'refused') return read.refusal.fields ?? {}
  const unknown = unknownItems(engine, record, read.objection)
  if (unknown) return unknown
  return record && (await takenIn(engine, record, read.objection)) ? { dispute: 'alreadyOpen' } : null
}

/** Tells whether one of the items is disputed in an open case already. */
async function takenIn(engine: Engine, record: RecordFile, { items }: ReadObjection): Promise<boolean> {
  const { objection } = engine.procedures
  const open = await openCasesOn(engine, record)
  const matters = objection?.parties.sole?.({ items: items.map((item) => ({ ...item, answer: null })) }) ?? []
  return objection !== undefined && open.some((file) => matters.some((matter) => isAbout(objection, file, matter)))
}

const heldIn = (form: Readonly<Record<string, string>>): Draft['held'] =>
  form['documentNumber'] && form['authority']
    ? { documentNumber: form['documentNumber'], authority: form['authority'] }
    : null

async function sentOf(engine: Engine, person: Person, draft: Draft): Promise<SentView> {
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

async function file(ask: Signed, engine: Engine, draft: Ready, handing: Handing | null): Promise<Filed> {
  const { id, recordId, contact } = draft
  const { side, record } = await aboutOf(engine, ask.person, draft)
  const actor = filerOf(ask.person, side, recordId)
  if (!actor || (recordId !== null && record === null)) return { kind: 'refused', refusal: { code: 'notFound' } }
  const objection = begun(draft)
  const more = handing && { ...channelAt(engine, handing, objection, { actor, record }), counter: handing.counter }
  const filing = { id, recordId, objection, contact, lang: ask.lang }
  const behalf = { subject: side.subject, actor, ...(more ? { more } : {}) }
  const outcome = await fileObjection(engine, ask.person, filing, behalf)
  return outcome.kind === 'committed'
    ? { kind: 'filed', cases: [outcome.file] }
    : { kind: 'refused', refusal: { ...outcome.refusal, code: refusalOf(outcome.refusal.code, actor) } }
}

type Before = { readonly actor: Actor; readonly record: RecordFile | null }

/** Paper that reached the right unit itself is a filing with that unit; any other goes the platform's way (no wrong door). */
function channelAt(engine: Engine, { visit }: Handing, { channel }: ReadObjection, { actor, record }: Before) {
  const { directory } = engine.deployment
  if (actor.role !== 'officer') return { channel }
  if (record === null) return { channel: 'direct', provider: visit.unit, candidates: [visit.unit] }
  return { channel: candidates(record, directory).units[0] === visit.unit ? 'direct' : 'city' }
}

/** Every step but the first has one. */
function begun({ objection, id }: Draft): ReadObjection {
  if (!objection) throw new Fault('draftNotBegun', id)
  return objection
}
