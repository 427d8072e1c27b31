import { assignedTo } from '#engine/case/assigned.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import { type Confirmation, confirmationsOf } from '#engine/feeds/confirmations.ts'
import { replyFiles } from '#engine/mail/take-reply.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { papersNamed, papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { isKeptFrom, paperReader, readsKept } from '#engine/papers/paper-reader.ts'
import type { PaperView } from '#engine/papers/paper-view.ts'
import { paperView } from '#engine/papers/paper-view.ts'
import { noteEvent } from '#engine/people/action-link.ts'
import { type Action, caseTarget, may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, StoredFile } from '#engine/store/ports.ts'
import { caseSummary } from '#engine/views/case-summary.ts'
import { caseView } from '#engine/views/case-view.ts'
import type { CaseSummary, CaseView } from '#engine/views/view.ts'
import type { RecordFile } from '#records/record.ts'
import type { Holder, Role } from '#workflows/contract/actor.ts'
import { applicant } from '#workflows/contract/holding.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { sideOfCase } from './side.ts'

export type Opened = {
  readonly file: CaseFile
  readonly record: RecordFile | null
  readonly log: readonly LogRow[]
  readonly view: CaseView
}

/** A case with its page's parts; null: none, or not theirs. */
export async function openCase(
  engine: Engine,
  person: Person,
  id: string,
  action: Action = 'case.read',
): Promise<Opened | null> {
  const item = await engine.table.get(caseKey(id))
  if (!item) return null
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const actor = may(person, action, caseTarget(procedure, file))
  if (!actor) return null
  const isOwn = actor.role === 'applicant'
  const given = isOwn ? null : assignedTo(file, file.holder)
  const [record, log, files, officer] = await Promise.all([
    recordOf(engine, file, person),
    caseLog(engine.table, file),
    shownFiles(engine, procedure, file),
    given === null ? undefined : findPerson(engine, given),
  ])
  const [items, confirmations] = await Promise.all([
    papersNamed(engine.table, id, log),
    confirmationsFor(engine, file, record, isOwn ? 'subject' : 'inside'),
  ])
  const all = items.map(paperOf)
  const [names, papers, replies] = await Promise.all([
    namesFor(engine, person, log),
    readable(engine, person, file, all),
    isOwn || !hasNotes(log) ? [] : engine.files.list(replyFiles(id)),
  ])
  const view = caseView(engine, procedure, { file, record, log, files, papers: all, viewer: person, names })
  const named = { ...(await withProposerName(engine, view)), ...(officer && { officer: officer.name }) }
  const arisesFrom = await originFor(engine, person, file)
  return { file, record, log, view: { ...named, papers, replies, confirmations, arisesFrom } }
}

/** Word of holders; none while only this case marked its record. */
async function confirmationsFor(
  engine: Engine,
  { id, recordId, recordSeq }: CaseFile,
  record: RecordFile | null,
  reader: 'subject' | 'inside',
): Promise<readonly Confirmation[]> {
  if (recordId === null) return []
  const marks = record && [
    ...record.overlays.disputedBy,
    ...(record.overlays.commitments ?? []).map((one) => one.caseId),
  ]
  const isMarked = marks?.includes(id) === true
  if (recordSeq !== undefined && record?.seq === recordSeq + Number(isMarked)) return []
  return (await confirmationsOf(engine, recordId, reader)).filter(({ caseId }) => caseId === id)
}

/** Case that it is about, if the person may read it. */
async function originFor(engine: Engine, person: Person, { arisesFrom }: CaseFile) {
  const item = arisesFrom === null ? undefined : await engine.table.get(caseKey(arisesFrom))
  const from = item && caseFile(item)
  const isRead = from && may(person, 'case.read', caseTarget(procedureOf(engine, from), from)) !== null
  return isRead ? { id: from.id, number: from.number } : null
}

/** Replies by mail are entered as notes. */
const hasNotes = (log: readonly LogRow[]) => log.some(({ entry }) => entry.type === noteEvent)

/** Names people to colleagues of their unit and the supervisor. */
async function namesFor(engine: Engine, viewer: Person, log: readonly LogRow[]): Promise<ReadonlyMap<string, string>> {
  const isOver = viewer.roles.some(({ role }) => role === 'supervisor')
  const own = new Set(viewer.roles.flatMap(({ role, unit }) => (handlers.has(role) ? (unit ?? []) : [])))
  const actors = log.flatMap(({ payload }) => payload?.data.actor ?? [])
  const known = actors.filter(({ role, unit }) => handlers.has(role) && (isOver || (unit !== null && own.has(unit))))
  return namesOf(engine, known)
}

/** Names of all who handled it, for the auditor. */
export const namesIn = (engine: Engine, log: readonly LogRow[]): Promise<ReadonlyMap<string, string>> =>
  namesOf(
    engine,
    log.flatMap(({ payload }) => payload?.data.actor ?? []).filter(({ role }) => role !== 'applicant'),
  )

async function namesOf(engine: Engine, actors: readonly { readonly id: string }[]) {
  const ids = [...new Set(actors.map(({ id }) => id))]
  const names = await Promise.all(ids.map(async (id) => [id, (await findPerson(engine, id))?.name] as const))
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])))
}

/** Papers of a case that the person may read. */
export async function papersFor(engine: Engine, person: Person, file: CaseFile): Promise<readonly PaperView[]> {
  return readable(engine, person, file, (await papersOf(engine.table, file.id)).map(paperOf))
}

async function readable(
  engine: Engine,
  person: Person,
  file: CaseFile,
  papers: readonly Paper[],
): Promise<readonly PaperView[]> {
  const procedure = procedureOf(engine, file)
  const isKept = await isKeptFrom(engine, person, file)
  const reads = (paper: Paper) => {
    const role = paperReader(person, procedure, file, paper)
    return role !== null && (!isKept || readsKept(person, role, paper))
  }
  return papers.filter(reads).map((paper) => paperView(engine, paper))
}

/** Staff read a colleague's name, not an account. */
async function withProposerName(engine: Engine, view: CaseView): Promise<CaseView> {
  if (!view.proposal?.byName) return view
  const proposer = await findPerson(engine, view.proposal.byName)
  return { ...view, proposal: { ...view.proposal, byName: proposer?.name ?? view.proposal.byName } }
}

/** A case's record, for its own side and for whoever handles it. */
export function recordOf(engine: Engine, file: CaseFile, viewer: Person): Promise<RecordFile | null> {
  const isHandled = !file.closed && viewer.roles.some(({ role }) => handlers.has(role))
  const handler = isHandled ? 'runningCase' : officeOf(viewer)
  return recordFor(engine, file.recordId, sideOfCase(viewer, file) ? 'subject' : handler)
}

const handlers: ReadonlySet<Role> = new Set(['intake', 'intakeHead', 'officer', 'head', 'supervisor'])

/** Cases of a list; in work lists, under the reader's limit. */
export async function summaries(
  engine: Engine,
  items: readonly Item[],
  viewer: Person,
  /** Under whose limit a case stands in the list. */
  seatsIn: (file: CaseFile) => readonly Holder[] = () => [],
): Promise<readonly CaseSummary[]> {
  return Promise.all(
    items.map(async (item) => {
      const file = caseFile(item)
      return caseSummary(engine, procedureOf(engine, file), file, await recordOf(engine, file, viewer), seatsIn(file))
    }),
  )
}

/** Cases of the person's seats: lists tell no more than pages. */
export function onlyFor(
  engine: Engine,
  person: Person,
  items: readonly Item[],
  action: Action = 'case.read',
): readonly Item[] {
  return items.filter((item) => {
    const file = caseFile(item)
    const seat = may(person, action, caseTarget(procedureOf(engine, file), file))
    return seat !== null && seat.role !== 'applicant'
  })
}

/** Own cases: the applicant's day before units'. */
export const ownSummaries = (engine: Engine, items: readonly Item[], viewer: Person) =>
  summaries(engine, items, viewer, () => [applicant])

/** Prefix of a case's evidence; its draft had the same id. */
export const filesOf = (caseId: string): string => `case/${caseId}/`

/** Files that a case names, by key: lists of buckets cost more. */
export async function shownFiles(
  { files }: Pick<Engine, 'files'>,
  { pages }: Procedure,
  { id, data }: CaseFile,
): Promise<readonly StoredFile[]> {
  const named = pages.show(data).evidence.map(({ key }) => key)
  const keys = [...new Set(named)].filter((key) => key.startsWith(filesOf(id))).toSorted()
  return (await Promise.all(keys.map(files.stat))).filter((file) => file !== undefined)
}
