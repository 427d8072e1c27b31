import { ratedEvent, ratingIn } from '#engine/case/consent.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { formFor } from '#engine/case/form-for.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { holderDue } from '#engine/case/own-limits.ts'
import { isEstimate, isOver, promised } from '#engine/case/promised.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { caseTarget, isOfCounty, isOnOwnSide, may, maySend } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { RecordFile } from '#records/record.ts'
import { Identified, identifiedEvent } from '#workflows/contract/counter.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { caseSummary, heldBySide } from './case-summary.ts'
import { clockViews } from './clock-views.ts'
import { holderContact } from './holder-contact.ts'
import { progress } from './progress-view.ts'
import { recordView } from './record-view.ts'
import { remediesView } from './remedies-view.ts'
import { shownView } from './shown-view.ts'
import { timeline } from './timeline.ts'
import { unitChoices } from './unit-choices.ts'
import type { CaseView } from './view.ts'

type Parts = {
  readonly file: CaseFile
  readonly record: RecordFile | null
  readonly log: readonly LogRow[]
  readonly files: readonly StoredFile[]
  /** Every paper of the case. */
  readonly papers: readonly Paper[]
  readonly viewer: Person
  /** Names by account of those whom the viewer may know. */
  readonly names?: ReadonlyMap<string, string>
}

/** A case for its applicant or a unit; staff see more. */
export function caseView(engine: Engine, procedure: Procedure, parts: Parts): CaseView {
  const { file, record, log, files, viewer, names } = parts
  const isApplicant = isOnOwnSide(viewer, file)
  const shown = procedure.pages.show(file.data)
  const summary = caseSummary(engine, procedure, file, record, isApplicant ? heldBySide(file) : viewer.roles)
  const entries = timeline(engine, procedure, { file, record, log, ...(names && { names }) }, isApplicant)
  const own = file.closed ? null : holderDue(procedure, file)
  const promise = promised(procedure, file, engine.calendar)
  const evidence = new Set(shown.evidence.map(({ key }) => key))
  return {
    ...summary,
    ...shownView(engine, shown, { file, record, isApplicant }),
    progress: progress(procedure, file, log, summary, own !== null),
    justDone: justDone(engine, log, entries, viewer),
    holderDue: own,
    procedure: procedure.id,
    seq: file.seq,
    isMain: procedure.pages.isMain === true,
    files: files.filter(({ key }) => evidence.has(key)),
    clocks: clockViews(engine, procedure, file),
    timeline: entries,
    actions: actionsOf(engine, procedure, file, viewer, record),
    promise,
    promiseProvisional: isEstimate(engine.calendar, promise),
    promiseOver: isOver(engine, promise),
    pause: Object.values(file.clocks).some(({ state }) => state === 'paused') ? (shown.pause ?? null) : null,
    service: isApplicant ? serviceView(procedure, file, viewer) : null,
    rating: ratingView(procedure, parts),
    identified: identifiedView(log),
    record: record && recordView(engine, record, isApplicant ? 'subject' : 'unit'),
    units: unitChoices(engine, record),
    remedies: remediesOf(engine, procedure, parts),
    holderContact: holderContact(engine, file, isApplicant),
    ...(isApplicant && !file.closed && file.holder.role === 'applicant' && { awaitsYou: true }),
    ...(isElsewhere(procedure, file, viewer) && { isElsewhere: true }),
  }
}

/** A county’s supervisor reads it, and acts in it no more. */
const isElsewhere = (procedure: Procedure, file: CaseFile, viewer: Person) =>
  viewer.roles.some(isOfCounty) && may(viewer, 'case.supervise', caseTarget(procedure, file)) === null

/** Ways on against an answer, once there is one. */
function remediesOf(engine: Engine, procedure: Procedure, { file, record, papers }: Parts): CaseView['remedies'] {
  const { answeredAt, byHand, ending } = procedure.pages.show(file.data)
  // Nothing was decided that could be fought.
  if (answeredAt === null || ending === 'withdrawn') return []
  const isReviewed = procedure.results.reviewed === true && file.arisesFrom === null
  return remediesView(engine, { file, record, papers, servedAt: byHand ? null : answeredAt, isReviewed })
}

/** Finds the step that the viewer has just taken. */
function justDone(engine: Engine, log: readonly LogRow[], entries: CaseView['timeline'], viewer: Person) {
  const own = log.findLast(({ entry, payload }) => payload?.data.actor.id === viewer.id && entry.type !== 'paper.read')
  if (!own || engine.clock.now() - own.entry.at > aMoment) return null
  // Another's step since tells of the case; one's own no longer does.
  if (log.some(({ entry, payload }) => entry.seq > own.entry.seq && isAnothers(payload, viewer))) return null
  return entries.find(({ seq }) => seq === own.entry.seq)?.what ?? null
}

const isAnothers = (payload: LogRow['payload'], viewer: Person) =>
  payload !== undefined && payload.data.actor.role !== 'system' && payload.data.actor.id !== viewer.id

const aMoment = 10 * 60_000

function serviceView(procedure: Procedure, file: CaseFile, viewer: Person): CaseView['service'] {
  const { contact } = procedure.pages.show(file.data)
  const seat = file.closed ? null : may(viewer, 'case.consent', caseTarget(procedure, file))
  return { electronic: contact?.consentElectronic ?? false, email: contact?.email ?? '', may: seat !== null }
}

/** The rating, or whether the viewer may give one: once, after an answer. */
function ratingView(procedure: Procedure, { file, log, viewer }: Parts): NonNullable<CaseView['rating']> | null {
  const row = log.findLast(({ entry }) => entry.type === ratedEvent)
  const given = row?.payload ? ratingIn({ type: ratedEvent, data: row.payload.data.event }) : null
  if (given) return { may: false, given }
  const isOver = file.closed && procedure.pages.show(file.data).answeredAt !== null && file.rated === undefined
  return isOver && may(viewer, 'case.rate', caseTarget(procedure, file)) ? { may: true, given: null } : null
}

/** The newest word on who called; null: none. */
function identifiedView(log: readonly LogRow[]): NonNullable<CaseView['identified']> | null {
  const row = log.findLast(({ entry }) => entry.type === identifiedEvent)
  const read = Identified.safeParse(row?.payload?.data.event).data
  return row && read ? { ...read, at: row.entry.at } : null
}

/** Allows by chart, table, four eyes, and what no form could overcome. */
function actionsOf(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  viewer: Person,
  record: RecordFile | null,
): CaseView['actions'] {
  const seen = { record, clocks: file.clocks, limits: procedure.timing.limits, flags: engine.deployment.flags }
  const at = engine.clock.now()
  const isBarred = (type: string) => Boolean(procedure.course.bars?.(file.data, { type, at }, file.state, seen))
  return eventsOffered(procedure, file)
    .filter((type) => typeof maySend(viewer, procedure, file, type) === 'object' && !isBarred(type))
    .map((event) => ({
      event,
      name: procedure.pages.words.actions[event] ?? plain(event),
      form: formFor(procedure, event, file.data, record, engine.deployment.flags),
    }))
}
