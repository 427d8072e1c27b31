import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { system } from '#engine/case/log-item.ts'
import { logKinds } from '#engine/case/log-kinds.ts'
import { step } from '#engine/case/step.ts'
import { writeFeed } from '#engine/feeds/feed-files.ts'
import { postNotices } from '#engine/mail/post.ts'
import { storedRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { caseKey, logKey, recordKey, subjectOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import type { Entry } from '#ledger/entry.ts'
import { isShielded } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import { admitsFault } from '#records/withdrawal.ts'
import { recordEvents } from '#workflows/contract/parties.ts'
import { asks } from './asks.ts'
import { type Consumer, consume, type firstFollowers } from './consume.ts'
import { kindOf } from './kind-of.ts'
import type { Publish } from './service.ts'

/** Followers asked first, each with a bookmark, so none waits for letters. */
export const followers = (publish: Publish) =>
  ({
    /** Published files, and the end of other cases on an ended record. */
    publication: {
      wants: (row) => asks(row, 'publication') && !isEntry(row),
      take: (engine, row) => published(engine, row, publish),
      round(engine) {
        const once = onceEach(publish)
        return (row) => published(engine, row, once)
      },
    },
    /** Published files of records new in the register. */
    entries: {
      wants: (row) => asks(row, 'entries') && isEntry(row),
      take: (_engine, row) => publish(idOf(row)),
      round() {
        const once = onceEach(publish)
        return (row) => once(idOf(row))
      },
    },
    /** Letters of cases. */
    letters: { wants: (row) => asks(row, 'letters'), take: postNotices },
  }) satisfies Readonly<Record<(typeof firstFollowers)[number], Consumer>>

/** One round and feed's files; counts the rows. */
export async function follow(engine: Engine, publish: Publish): Promise<number> {
  const { publication, entries, letters } = followers(publish)
  return (
    (await consume(engine, 'publication', publication)) +
    (await consume(engine, 'entries', entries)) +
    (await writeFeed(engine)) +
    (await consume(engine, 'letters', letters))
  )
}

/** Does what one log row asks for; the AWS stream calls it. */
export async function followRow(engine: Engine, row: Item, publish: Publish): Promise<void> {
  for (const { wants, take } of Object.values(followers(publish))) if (wants(row)) await take(engine, row)
}

/** Publishes each once a round: what is drawn holds all its rows. */
function onceEach(publish: Publish): Publish {
  const under = new Map<string, Promise<void>>()
  return (id, what = 'record') => {
    const name = `${what} ${id}`
    const done = under.get(name) ?? publish(id, what)
    under.set(name, done)
    return done
  }
}

const idOf = (row: Item) => entryOf(row).id
const typeOf = (row: Item) => entryOf(row).type

/** A record's first row is told by its key. */
const isEntry = (row: Item) =>
  (row.sk === firstSk && logKinds.recordLog.holds(row)) || typeOf(row) === 'record.imported'
const firstSk = logKey('record', '', 1).sk

async function published(engine: Engine, row: Item, publish: Publish): Promise<void> {
  if (kindOf(row) === 'noticeLog') return publish(idOf(row), 'notice')
  await publish(idOf(row))
  if (typeOf(row) === 'record.ended') await endOtherCases(engine, idOf(row), entryOf(row))
}

/**
 * Makes other open cases on an ended record moot (ADR 12). A withdrawal as wrong, or not to be published, asks people
 * where the chart knows it. Late or repeated, it spares newer cases and records shown again.
 */
async function endOtherCases(engine: Engine, recordId: string, told: Entry): Promise<void> {
  const item = await engine.table.get(recordKey(recordId))
  const record = item && storedRecord(item).record
  if (!record?.ended) return
  const { caseId: by, cause } = record.ended
  for (const caseId of await casesOn(engine, record)) {
    const other = caseId === by ? undefined : await engine.table.get(caseKey(caseId))
    if (!other || isEnding(caseFile(other)) || beganAfter(caseFile(other), told)) continue
    if (isShielded(record) && outlivesShield(engine, caseFile(other))) continue
    const asks = admitsFault(cause) && takes(engine, caseFile(other), recordEvents.withdrawn)
    await commit(
      engine,
      caseId,
      asks
        ? { type: recordEvents.withdrawn, actor: system, data: { by: by ?? 'law', cause } }
        : { type: 'record.ended', actor: system, data: { by: by ?? 'law' } },
    )
  }
}

/** Cases without a mark by the index; fresh ones by their marks. */
async function casesOn(engine: Engine, record: RecordFile): Promise<ReadonlySet<string>> {
  const found = new Set(record.overlays.disputedBy)
  const query = { index: 'subject', pk: subjectOf(record.subject.key), prefix: 'case#' } as const
  for await (const item of everyItem(engine.table, query)) {
    const file = caseFile(item)
    if (file.recordId === record.id) found.add(file.id)
  }
  return found
}

const takes = (engine: Engine, file: CaseFile, type: string) =>
  step(procedureOf(engine, file).course.chart, file.state, file.data, type) !== undefined

const outlivesShield = (engine: Engine, file: CaseFile) => procedureOf(engine, file).parties.outlivesShield === true

/** Begun on the record as after that entry. */
const beganAfter = ({ recordSeq, openedAt }: CaseFile, { seq, at }: Entry) =>
  recordSeq === undefined ? openedAt > at : recordSeq >= seq

const isEnding = (file: CaseFile) => file.closed || file.task !== null
