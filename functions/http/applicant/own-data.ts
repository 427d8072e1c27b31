import { draftKind } from '#engine/begin/draft-kind.ts'
import { allDraftsOf } from '#engine/begin/drafts.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { preparedOn } from '#engine/mail/repair-reminder.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { mandatesFor, mandatesOf, type StoredMandate } from '#engine/people/mandates.ts'
import { reachOf } from '#engine/people/reach.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import { statementLinksOf } from '#engine/register/statement-link.ts'
import { hookKeys, hookKind } from '#engine/run/hook-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { caseView } from '#engine/views/case-view.ts'
import { recordView } from '#engine/views/record-view.ts'
import { recordOf, shownFiles } from '../case/cases.ts'
import { allViewsOf } from '../door/view-log.ts'

/** Everything kept under a subject, for its own file. */
export async function allOwnData(engine: Engine, person: Person & { readonly subject: string }) {
  const [reach, records, cases, views, links, drafts, hooks, given, held] = await Promise.all([
    reachOf(engine, person.id),
    allOfSubject(engine, person.subject, 'record#'),
    allOfSubject(engine, person.subject, 'case#'),
    allViewsOf(engine, person.subject),
    statementLinksOf(engine, person.subject),
    allDraftsOf(engine, person.id),
    readAll(engine.table, { index: 'main', pk: hookKeys.key(person.subject, '').pk, prefix: 'hook#' }),
    mandatesFor(engine, person.subject),
    mandatesOf(engine, person.subject),
  ])
  const seen = recordsFor(engine, records, 'subject')
  const prepared = await Promise.all(seen.map(({ id }) => preparedOn(engine, id, person.id)))
  return {
    exportedAt: new Date(engine.clock.now()).toISOString(),
    account: { id: person.id, name: person.name, email: person.email, subject: person.subject, reach },
    records: seen.map((record) => recordView(engine, record, 'subject')),
    prepared: prepared.flatMap(({ text }, i) => (text ? [{ record: seen[i]?.id, ...text }] : [])),
    cases: await Promise.all(cases.map((item) => ownCase(engine, person, item))),
    drafts: drafts.map((item) => ownDraft(draftKind.read(item))),
    mandates: [...given.filter(({ mandate }) => mandate.state !== 'drafted'), ...held].map(ownMandate),
    webhooks: hooks.map(hookKind.read).map(({ url, createdAt, stoppedAt }) => ({ url, createdAt, stoppedAt })),
    statementLinks: links.map(({ at, until, past }) => ({ at: new Date(at).toISOString(), until, past })),
    views: views.map(({ at, role, unit, what, why }) => ({ at: new Date(at).toISOString(), role, unit, what, why })),
  }
}

const ownDraft = ({ savedAt, way, typed, typedContact, contact }: ReturnType<typeof draftKind.read>) => ({
  savedAt: new Date(savedAt).toISOString(),
  way,
  typed,
  contact: contact ?? typedContact ?? null,
})

/** Powers and names; the other side’s key stays behind. */
const ownMandate = ({ mandate }: StoredMandate) => {
  const { id, kind, subjectName, agentName, actions, records, from, until, state } = mandate
  return { id, kind, subjectName, agentName, actions, records, from, until, state }
}

/** Counts of each kind that is kept. */
export async function ownCounts(engine: Engine, { id, subject }: Pick<Person, 'id' | 'subject'>) {
  const [records, cases, drafts, links] = await Promise.all([
    allOfSubject(engine, subject ?? '', 'record#'),
    allOfSubject(engine, subject ?? '', 'case#'),
    allDraftsOf(engine, id),
    statementLinksOf(engine, subject ?? ''),
  ])
  return {
    records: recordsFor(engine, records, 'subject').length,
    cases: cases.length,
    drafts: drafts.length,
    statementLinks: links.length,
  }
}

const allOfSubject = (engine: Engine, subject: string, prefix: 'record#' | 'case#') =>
  readAll(engine.table, { index: 'subject', pk: subjectOf(subject), prefix })

/** The case as its own side sees it, without buttons' data. */
async function ownCase(engine: Engine, viewer: Person, item: Item) {
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const [record, log, files, papers] = await Promise.all([
    recordOf(engine, file, viewer),
    logRows(engine.table, item.pk),
    shownFiles(engine, procedure, file),
    papersOf(engine.table, file.id),
  ])
  const {
    actions: _actions,
    units: _units,
    record: _record,
    ...view
  } = caseView(engine, procedure, {
    file,
    record,
    log,
    files,
    papers: papers.map(paperOf),
    viewer,
  })
  return { ...view, contact: procedure.pages.show(file.data).contact }
}
