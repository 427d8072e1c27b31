import { beginCase, caseIdOf } from '#engine/begin/begin-case.ts'
import { draftKind } from '#engine/begin/draft-kind.ts'
import { placing } from '#engine/begin/placing.ts'
import { draftsOver } from '#engine/begin/quotas.ts'
import { beginner, findWay } from '#engine/begin/ways.ts'
import { isAbout } from '#engine/case/sole-case.ts'
import { dropPrepared, preparedOn } from '#engine/mail/repair-reminder.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { derivedId } from '#engine/store/derived-id.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { caseKey, draftKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { trackWrite } from '#engine/views/tracking.ts'
import { unitChoices } from '#engine/views/unit-choices.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { beginningOf } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import type { SentView } from '#web/parts/sent.tsx'
import { paths } from '#web/paths.ts'
import { readContact } from '#web/read-contact.ts'
import { tell } from '#web/tell.ts'
import { typedFacts } from '#web/typed-facts.ts'
import { alsoTicked, leftBeside } from '#web/ways/linked-entries.ts'
import { drafts } from '#web/words/drafts.ts'
import { frame } from '#web/words/frame.ts'
import { ways as words } from '#web/words/ways.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { filesOf } from '../case/cases.ts'
import { isTooLong, saveDraft } from '../case/draft.ts'
import { contactOf, isAtCounter } from '../case/draft-contact.ts'
import type { Draft, DraftWay } from '../case/draft-shape.ts'
import type { Side } from '../case/for-whom.ts'
import { openCaseView } from '../case/open-case-view.ts'
import { seenOf, typedIn } from '../case/seen.ts'
import { audienceOn, isOwn, ownSide, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import { goTo, isTyped, type Reply, refusedPage } from '../door/reply.ts'
import type { DraftKind, Filed, Handing, Ready } from './draft-kind.ts'
import { keptUntil } from './kept-until.ts'
import { refusalOf } from './refusal-of.ts'
import { type Taken, takeForm } from './take-form.ts'
import { proposedIn, type Showing, wayPage } from './way-page.tsx'
import { chosenOf, openOn, type Where, whereOf } from './where.ts'

/** Null where its procedure lost that way in. */
export function wayKind(engine: Engine, { procedure, id }: DraftWay): DraftKind | null {
  const named = findWay(engine, procedure, id)
  return (
    named && {
      name: named.way.name,
      steps: stepsOf(named.way.evidence),
      evidenceLead: named.way.says?.evidence ?? words.evidenceLead,
      checkLead: named.way.says?.check ?? words.checkLead,
      submit: named.way.says?.submit ?? words.submit,
      show: (ask, at, draft) =>
        withWhere(ask, at, draft, async (about) => {
          const refusal = ask.query['check'] === undefined ? null : faultsOf(takeForm(about.where, draft.typed))
          if (refusal) return formPage(ask, at, about, draft.typed, { refusal })
          const typed = alsoTicked(about.where.form, draft.typed, ask.query['also'])
          const written = await writtenAhead(at, ask.person, about)
          const isBlank = (typed['explanation'] ?? '') === ''
          return written && !isBlank && written['explanation'] !== typed['explanation']
            ? formPage(ask, at, about, typed, { beside: { title: words.written, values: written } })
            : formPage(ask, at, about, isBlank ? { ...typed, ...written } : typed)
        }),
      take: (ask, at, draft) => withWhere(ask, at, draft, (about) => takeFirst(ask, at, about)),
      useful,
      sent,
      file,
    }
  )
}

const stepsOf = (evidence: boolean): DraftKind['steps'] =>
  evidence ? ['items', 'evidence', 'contact', 'check'] : ['items', 'contact', 'check']

/** Place where a way begins, with any draft. */
export type About = {
  readonly where: Where
  readonly side: Side
  readonly draft: Draft | null
  readonly path: string
  /** Item held back that it is about. */
  readonly held: Draft['held']
}

export function formPage(
  ask: Signed,
  engine: Engine,
  { where, side, draft, path, held }: About,
  values: Draft['typed'],
  told: Pick<Showing, 'refusal' | 'beside'> = {},
): Reply {
  const { origin } = where
  return wayPage(ask, engine, where, {
    values,
    held,
    hidden: { ...(draft === null && held), seen: seenOf(engine, 'items', draft) },
    action: path,
    back: origin
      ? {
          path: side.visit === undefined ? paths.myCase(origin.id) : paths.visitCases(side.visit),
          label: origin.number,
        }
      : { path: `${side.base}/records`, label: tell(ask.lang)(frame.back) },
    steps: stepsOf(where.way.evidence).length,
    draft: draft && { id: draft.id, keptUntil: keptUntil(engine, draft) },
    ...told,
  })
}

/** Held item that a form was opened for. */
export const heldIn = ({ way }: Where, { documentNumber = '', authority = '' }: Draft['typed']): Draft['held'] =>
  way.held && documentNumber && authority
    ? { documentNumber: beginningOf(documentNumber, 200), authority: beginningOf(authority, 200) }
    : null

/** Keeps the first step whatever is wrong with it. */
export async function takeFirst(ask: Signed, engine: Engine, about: About): Promise<Reply> {
  if (ask.form['ready'] !== undefined) return takeReady(ask, engine, about, ask.form['ready'])
  const over = about.draft === null ? await draftsOver(engine, ask.person.id) : null
  if (over) return formPage(ask, engine, about, ask.form, { refusal: over })
  const taken = takeForm(about.where, ask.form)
  const { later } = ask.form
  const draft = draftWith(ask, engine, { ...about, draft: about.draft ?? (await blank(ask, engine, about)) }, taken)
  const isKept = !isTooLong(draft) && (taken.kind === 'taken' || isTyped(ask.form))
  const other = isKept ? await saveDraft(engine, draft, { step: 'items', form: ask.form }) : null
  if (other) return chooseOne(ask, engine, { ...about, draft: other })
  const refusal = faultsOf(taken)
  if (!isKept) return formPage(ask, engine, about, ask.form, { refusal: refusal ?? { code: 'malformed' } })
  if (refusal && !later) return goTo(ask, paths.toMend(draft.id, 'items'))
  return goTo(ask, paths.draft(draft.id, later ? 'later' : (stepsOf(about.where.way.evidence)[1] ?? 'contact')))
}

const faultsOf = (taken: Taken): Refusal | null =>
  taken.kind === 'refused' ? { code: 'malformed', fields: taken.fields } : null

/** Both texts: the one sent, and the one that another page saved. */
function chooseOne(ask: Signed, engine: Engine, about: About & { readonly draft: Draft }): Reply {
  const { id, typed } = about.draft
  const path = paths.draft(id, 'items')
  return formPage(ask, engine, { ...about, path }, ask.form, {
    refusal: { code: 'savedElsewhere' },
    beside: { title: drafts.elsewhere, values: typed, take: path },
  })
}

/** From one button to the last look; an open draft continues. */
async function takeReady(asked: Signed, engine: Engine, about: About, situation: string): Promise<Reply> {
  if (about.draft) return goTo(asked, paths.draft(about.draft.id, 'items'))
  const found = about.where.situations.find(({ id, filled }) => id === situation && filled)
  if (!found) return goTo(asked, about.path)
  const ask = { ...asked, form: { ...proposedIn(about.where, found, asked.lang), situation } }
  const over = await draftsOver(engine, ask.person.id)
  if (over) return formPage(ask, engine, about, ask.form, { refusal: over })
  const taken = takeForm(about.where, ask.form)
  const refusal = faultsOf(taken)
  if (refusal) return formPage(ask, engine, about, ask.form, { refusal })
  const draft = draftWith(ask, engine, { ...about, draft: await blank(ask, engine, about) }, taken)
  const read = readContact(await contactOf(ask, engine, draft), isAtCounter(draft))
  await saveDraft(engine, { ...draft, contact: read.kind === 'read' ? read.contact : null })
  return goTo(ask, paths.draft(draft.id, 'check'))
}

/** Text written before the first day of a repair. */
export async function writtenAhead(
  engine: Engine,
  person: Person,
  { where: { record, procedure }, side }: Pick<About, 'where' | 'side'>,
): Promise<Draft['typed'] | null> {
  if (!record || procedure.id !== 'repair' || side.visit !== undefined) return null
  const { text } = await preparedOn(engine, record.id, person.id)
  return text && { explanation: text.explanation, signedBy: text.signedBy, [`record.${record.id}`]: 'on' }
}

type Begun = Pick<About, 'where' | 'side'> & { readonly draft: Omit<Draft, 'way'> }

function draftWith(ask: Signed, engine: Engine, { where, side, draft }: Begun, taken: Taken): Draft {
  const typed = typedIn(ask.form)
  const records = taken.kind === 'taken' ? taken.records : where.record ? [where.record.id] : []
  return {
    ...draft,
    recordId: where.origin?.recordId ?? records[0] ?? null,
    way: {
      procedure: where.procedure.id,
      id: where.way.id,
      origin: where.origin?.id ?? null,
      records,
      typed: taken.kind === 'taken' ? taken.typed : null,
      ...(taken.kind === 'taken' && where.way.many ? { each: taken.each } : {}),
    },
    ...(isOwn(side) ? {} : { behalf: side }),
    typed,
    savedAt: engine.clock.now(),
  }
}

/** Shared by windows that save at once, until it was filed. */
async function firstId(engine: Engine, person: Person, { side, where: { procedure, way, origin, record } }: About) {
  const about = (origin ?? record)?.id
  const other = newId(engine.crypto)
  if (about === undefined) return other
  const id = derivedId(engine.crypto, `draft of ${person.id} ${side.base} ${procedure.id}/${way.id} ${about}`)
  const [there, filed] = await Promise.all([engine.table.get(draftKey(id)), engine.table.get(caseKey(id))])
  const { filed: became, erasing } = there ? draftKind.read(there) : {}
  return filed || became || erasing ? other : id
}

/** Takes over the contact of the case that it comes of. */
async function blank({ person }: Signed, engine: Engine, about: About): Promise<Omit<Draft, 'way'>> {
  const { held, where } = about
  const { origin } = where
  const contact = origin && engine.procedures[origin.procedure]?.pages.show(origin.data).contact
  return {
    id: await firstId(engine, person, about),
    owner: person.id,
    recordId: null,
    held,
    contact: null,
    typed: {},
    ...(contact
      ? {
          typedContact: {
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            address: contact.address ?? '',
          },
        }
      : {}),
    savedAt: engine.clock.now(),
  }
}

async function withWhere(
  ask: Signed,
  engine: Engine,
  draft: Draft,
  run: (about: About) => Promise<Reply>,
): Promise<Reply> {
  const side = draft.behalf ?? ownSide(ask.person)
  const where = side && (await draftWhere(engine, ask.person, side, draft))
  if (!side || !where) return refusedPage(ask, 'notOffered', paths.drafts)
  return run({ where, side, draft, path: paths.draft(draft.id, 'items'), held: draft.held })
}

const draftWhere = (engine: Engine, person: Person, side: Side, { way, recordId }: Draft): Promise<Where | null> =>
  whereOf(engine, person, standpointOf(person, side), {
    procedure: way.procedure,
    way: way.id,
    record: way.origin === null ? recordId : null,
    origin: way.origin,
  })

async function useful(engine: Engine, person: Person, draft: Draft): Promise<Bilingual | null> {
  const { situation } = draft.typed
  const side = situation === undefined ? null : (draft.behalf ?? ownSide(person))
  const where = side && (await draftWhere(engine, person, side, draft))
  return where?.situations.find(({ id }) => id === situation)?.evidence ?? null
}

async function sent(engine: Engine, person: Person, draft: Draft): Promise<SentView> {
  const side = draft.behalf ?? ownSide(person)
  const where = side && (await draftWhere(engine, person, side, draft))
  const records = await recordsOf(engine, person, draft, where?.record ?? null)
  const { contact } = draft
  return {
    recordTitle: where?.way.many
      ? ''
      : records.map((record) => (record ? recordTitle(record) : (draft.held?.documentNumber ?? ''))).join('\n'),
    ...(where?.way.many ? { records: await sentOfEach(engine, person, { draft, where, records }) } : {}),
    channel: null,
    items: [],
    facts: where ? typedFacts(where.form, draft.way.typed, unitChoices(engine, where.record)) : [],
    explanation: '',
    statement: null,
    files: await engine.files.list(filesOf(draft.id)),
    ...(where && { left: leftOpen(where, draft) }),
    ...(contact ? { contact } : {}),
  }
}

/** Entries to propose, that no open case is about. */
const leftOpen = ({ procedure, form, open }: Where, { typed }: Draft) =>
  leftBeside(form, typed).filter(({ code }) => !open.some((file) => isAbout(procedure, file, code)))

async function file(ask: Signed, engine: Engine, draft: Ready, handing: Handing | null): Promise<Filed> {
  const side = draft.behalf ?? ownSide(ask.person)
  const where = side && (await draftWhere(engine, ask.person, side, draft))
  if (!side || !where) return { kind: 'refused', refusal: { code: 'notOffered' } }
  const cases: CaseFile[] = []
  const records = await recordsOf(engine, ask.person, draft, where.record)
  const open = await openBefore(engine, draft, where, records)
  if (open) return { kind: 'refused', refusal: { code: 'alreadyOpen', open } }
  for (const record of records) {
    const actor = beginner(engine, ask.person, where, standpointOf(ask.person, side), { ...where, record })
    if (!actor) return { kind: 'refused', refusal: { code: 'notFound' } }
    const outcome = await beginCase(engine, ask.person, {
      ...where,
      draft: draft.id,
      isKept: true,
      record,
      actor,
      subject: side.subject,
      subjectName: side.name,
      typed: typedOf(draft, record),
      contact: { ...draft.contact, lang: ask.lang },
      ...(handing ? { counter: handing.counter } : {}),
      ...(draft.held ? { held: draft.held } : {}),
      also: [trackWrite(engine, caseIdOf(engine, { ...where, draft: draft.id, record }))],
    })
    if (outcome.kind === 'refused')
      return { kind: 'refused', refusal: { ...outcome.refusal, code: refusalOf(outcome.refusal.code, actor) } }
    cases.push(outcome.file)
    if (record && where.procedure.id === 'repair') await dropPrepared(engine, record.id, ask.person.id)
  }
  return { kind: 'filed', cases }
}

type Chosen = { readonly draft: Draft; readonly where: Where; readonly records: readonly (RecordFile | null)[] }

/** Shows what each of several records says and was asked for. */
async function sentOfEach(engine: Engine, person: Person, { draft, where, records }: Chosen) {
  const place = placing(engine)
  const own = (record: RecordFile) => caseIdOf(engine, { ...where, draft: draft.id, record })
  const all = records.flatMap((one) => one ?? [])
  const found = await Promise.all(all.map((record) => chosenOf(engine, where, record, place)))
  return all.map((record, i) => {
    const { each = null, open = null } = found[i] ?? {}
    const typed = typedOf(draft, record)
    return {
      title: recordTitle(record),
      note: each?.note ?? null,
      facts: typedFacts(each?.form ?? [], typed, []),
      open: open === null || open.id === own(record) ? null : openCaseView(engine, person, open),
    }
  })
}

/** Answers typed about a record, with its own. */
const typedOf = ({ way }: Draft, record: RecordFile | null): unknown => (record && way.each?.[record.id]) ?? way.typed

/** Files none while one record has an open case. */
async function openBefore(engine: Engine, draft: Draft, where: Where, records: readonly (RecordFile | null)[]) {
  if (!where.way.many) return null
  for (const record of records) {
    const open = record && (await openOn(engine, where, record, typedOf(draft, record)))
    if (open && open.id !== caseIdOf(engine, { ...where, draft: draft.id, record }))
      return { id: open.id, number: open.number }
  }
  return null
}

/** One case a record, or one without any record. */
async function recordsOf(
  engine: Engine,
  person: Person,
  { way, behalf }: Draft,
  record: RecordFile | null,
): Promise<readonly (RecordFile | null)[]> {
  if (way.origin !== null || way.records.length === 0) return [record]
  const to = audienceOn(person, behalf ?? {})
  const records = await Promise.all(way.records.map((id) => recordFor(engine, id, to)))
  return records.flatMap((one) => one ?? [])
}
