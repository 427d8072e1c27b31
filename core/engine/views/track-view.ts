import { readingOf } from '#engine/case/case-of.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { holderDue } from '#engine/case/own-limits.ts'
import { isEstimate, isOver, promised } from '#engine/case/promised.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { workingDaysBetween } from '#law/count.ts'
import { serialOf, shanghaiDay } from '#law/day.ts'
import { fieldOf as fieldNamed } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import { caseSummary, heldBySide } from './case-summary.ts'
import { endingName } from './closing-words.ts'
import { holderContact } from './holder-contact.ts'
import { progress } from './progress-view.ts'
import { timeline } from './timeline.ts'
import type { TrackView } from './view.ts'

/** Built from the applicant's own timeline with every detail left out. */
export function trackView(
  engine: Engine,
  file: CaseFile,
  record: RecordFile | null,
  log: readonly LogRow[],
): TrackView {
  const procedure = readingOf(engine, file)
  const summary = caseSummary(engine, procedure, file, null, heldBySide(file))
  const { stateName, due, dueName, provisional, overdue, closed, title } = summary
  const { pause = null, items = [], counter } = procedure.pages.show(file.data)
  const today = shanghaiDay(engine.clock.now())
  const promise = closed ? null : promised(procedure, file, engine.calendar)
  const isAhead = due !== null && due >= today && due <= engine.calendar.lastDay
  return {
    progress: progress(procedure, file, log, summary, holderDue(procedure, file) !== null),
    title,
    numberEnd: file.number.slice(-4),
    receivedOn: counter?.receivedOn ?? shanghaiDay(file.openedAt),
    stateName,
    closed,
    holder: holderContact(engine, file),
    promise,
    promiseProvisional: isEstimate(engine.calendar, promise),
    promiseOver: isOver(engine, promise),
    due,
    dueName,
    provisional,
    overdue,
    daysLeft: isAhead ? workingDaysBetween(serialOf(today), serialOf(due), [], engine.calendar) : null,
    pause: pause && { cause: pause.cause, expectedEnd: pause.expectedEnd },
    ending: endingName(procedure, file.data),
    answers: items.flatMap(({ field, answer }) =>
      answer ? [{ name: fieldOf(record, field), answer: answer.codeName }] : [],
    ),
    // Steps without a name yet are nobody's news.
    steps: timeline(engine, procedure, { file, record, log }, true)
      .filter(({ what }) => !/^[\w.]+$/.test(what.zh))
      .map(({ at, what, who, breach }) => ({ at, what, who, breach })),
  }
}

const fieldOf = (record: RecordFile | null, field: string | null) =>
  record === null || field === null ? null : (fieldNamed(record.kind, field) ?? null)
