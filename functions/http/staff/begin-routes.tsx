import { eraseDraft, removeFile } from '#engine/begin/drafts.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { derivedId } from '#engine/store/derived-id.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { draftKey } from '#engine/store/keys.ts'
import { unitChoices } from '#engine/views/unit-choices.ts'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { typedFacts } from '#web/typed-facts.ts'
import { DeskDraftPage } from '#web/ways/desk-draft-page.tsx'
import { desk as deskWords } from '#web/words/staff/staff.ts'
import { ways as words } from '#web/words/ways.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { beginBy } from '../applicant/begin-by.ts'
import { noteCases } from '../applicant/filed.ts'
import { takeForm } from '../applicant/take-form.ts'
import { wayPage } from '../applicant/way-page.tsx'
import { type Where, whereOf } from '../applicant/where.ts'
import { filesOf } from '../case/cases.ts'
import { isTooLong, readDraft, saveDraft, uploadRefusal, uploadsFor } from '../case/draft.ts'
import type { Draft, DraftWay } from '../case/draft-shape.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { allowForm, goTo, notFound, page, type Reply, refusedPage } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'

const desk = { at: 'desk' } as const

/** Begins a case from a desk: form, files, and the case. */
export const beginRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.begin('{procedure}/{way}', ''),
    run: withWay(async (ask, engine, where) => {
      const { record } = where
      if (record) await noteView(engine, ask.person, record.documentNumber.raw, { subject: record.subject.key })
      return formPage(ask, engine, where)
    }),
  },
  { method: 'POST', path: paths.begin('{procedure}/{way}', ''), run: withWay(begin) },
  { method: 'GET', path: paths.deskDraft('{id}'), run: withDraft((ask, engine, one) => draftPage(ask, engine, one)) },
  {
    method: 'POST',
    path: paths.deskDraft('{id}', 'remove-file'),
    run: withDraft(async (ask, engine, { draft }) => {
      const key = ask.form['key'] ?? ''
      if (!key.startsWith(filesOf(draft.id))) return notFound(ask)
      await removeFile(engine, draft.id, key)
      return goTo(ask, paths.deskDraft(draft.id))
    }),
  },
  { method: 'POST', path: paths.deskDraft('{id}', 'submit'), run: withDraft(submit) },
  {
    method: 'POST',
    path: paths.deskDraft('{id}', 'discard'),
    run: withDraft(async (ask, engine, { draft }) => {
      const item = await engine.table.get(draftKey(draft.id))
      if (item) await eraseDraft(engine, item)
      return goTo(ask, paths.desk)
    }),
  },
]

function withWay(run: (ask: Signed, engine: Engine, where: Where) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const { procedure = '', way = '' } = ask.params
    const { record = null, case: origin = null } = ask.query
    const where = await whereOf(engine, ask.person, desk, { procedure, way, record, origin })
    return where ? run(ask, engine, where) : notFound(ask)
  }
}

function formPage(ask: Signed, engine: Engine, where: Where, refusal?: Refusal): Reply {
  const { origin, procedure, way } = where
  return wayPage(ask, engine, where, {
    values: ask.form,
    action: paths.begin(`${procedure.id}/${way.id}`, aboutOf(where)),
    back: origin
      ? { path: paths.deskCase(origin.id), label: origin.number }
      : where.record
        ? { path: paths.deskRecord(where.record.id), label: recordTitle(where.record) }
        : { path: paths.desk, label: tell(ask.lang)(deskWords.title) },
    // Sent twice, the form begins one case.
    hidden: { once: ask.form['once'] ?? newId(engine.crypto) },
    steps: null,
    ...(refusal ? { refusal } : {}),
  })
}

const aboutOf = ({ origin, record }: Where) => (origin ? `?case=${origin.id}` : record ? `?record=${record.id}` : '')

async function begin(ask: Signed, engine: Engine, where: Where): Promise<Reply> {
  const taken = takeForm(where, ask.form)
  if (taken.kind === 'refused') return formPage(ask, engine, where, { code: 'malformed', fields: taken.fields })
  const { procedure, way, record, origin } = where
  const { csrf: _csrf, once = newId(engine.crypto), later, ...typed } = ask.form
  const draft: Draft = {
    id: derivedId(engine.crypto, `begun by ${ask.person.id} ${once}`),
    owner: ask.person.id,
    recordId: record?.id ?? null,
    held: null,
    contact: null,
    typed,
    savedAt: engine.clock.now(),
    way: {
      procedure: procedure.id,
      id: way.id,
      origin: origin?.id ?? null,
      records: record && !origin ? [record.id] : [],
      typed: taken.typed,
      desk: true,
    },
  }
  if (isTooLong(draft)) return formPage(ask, engine, where, { code: 'malformed' })
  if (!way.evidence) return submit(ask, engine, { draft, way: draft.way, where })
  await saveDraft(engine, draft)
  return way.atOnce && !later
    ? submit(ask, engine, { draft, way: draft.way, where })
    : goTo(ask, paths.deskDraft(draft.id))
}

type One = { readonly draft: Draft; readonly way: DraftWay; readonly where: Where }

/** Draft of a desk, while its writer may still begin it. */
function withDraft(run: (ask: Signed, engine: Engine, one: One) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const draft = await readDraft(engine, ask.person, ask.params['id'] ?? '')
    const way = draft?.way
    if (!draft || !way?.desk) return notFound(ask)
    if (draft.filed?.[0] !== undefined) return goTo(ask, paths.deskCase(draft.filed[0]))
    const asked = { procedure: way.procedure, way: way.id, record: way.records[0] ?? null, origin: way.origin }
    const where = await whereOf(engine, ask.person, desk, asked)
    return where ? run(ask, engine, { draft, way, where }) : refusedPage(ask, 'notOffered', paths.desk)
  }
}

async function draftPage(ask: Signed, engine: Engine, { draft, way, where }: One): Promise<Reply> {
  const files = await engine.files.list(filesOf(draft.id))
  const uploads = await uploadsFor(engine, ask, draft.id, paths.deskDraft(draft.id), files)
  const refusal = await uploadRefusal(engine, ask.query)
  const { record, origin } = where
  const about = [
    ...(origin ? [{ name: words.aboutCase, value: origin.number }] : []),
    ...(record ? [{ name: words.about, value: recordTitle(record) }] : []),
  ]
  return allowForm(
    page(
      <DeskDraftPage
        shell={ask.shell}
        draft={draft.id}
        name={where.way.name}
        facts={[...about, ...typedFacts(where.form, way.typed, unitChoices(engine, record))]}
        files={files}
        uploads={uploads}
        {...(refusal ? { refusal } : {})}
      />,
    ),
    uploads?.file.action,
  )
}

async function submit(ask: Signed, engine: Engine, { draft, way, where }: One): Promise<Reply> {
  const begun = await beginBy(engine, ask.person, desk, {
    procedure: where.procedure.id,
    way: where.way.id,
    records: way.records,
    origin: way.origin,
    draft: draft.id,
    isKept: where.way.evidence,
    typed: way.typed,
    contact: null,
  })
  if (begun.kind === 'refused') {
    const { code } = begun.refusal
    return code === 'notFound' ? notFound(ask) : refusedPage(ask, code, paths.desk)
  }
  const [first = draft.id] = await noteCases(engine, draft, begun.cases)
  return goTo(ask, paths.deskCase(first))
}
