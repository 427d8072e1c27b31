import type { RecordFile } from '#records/record.ts'
import type { CaseFile } from './case-file.ts'
import { caseFile, commit } from './commit.ts'
import type { Engine } from './engine.ts'
import { caseKey, recordKey, subjectOf } from './keys.ts'
import { system } from './log-item.ts'
import type { Item } from './ports.ts'
import { postNotices } from './post.ts'
import { everyItem } from './read.ts'
import { storedRecord } from './register.ts'
import type { Publish } from './service.ts'
import { sideBySide } from './side-by-side.ts'

const bookmark = { pk: 'follower#journal', sk: 'position' }

/**
 * Follows the journal from its bookmark: letters for cases, published files for records, the end of other cases on an ended record.
 * Rows of different cases go side by side; the bookmark passes them when all that they ask for is done. Each effect is
 * idempotent, so that a crash between an effect and the bookmark repeats it harmlessly. Returns the rows followed.
 */
export async function follow(engine: Engine, publish: Publish, limit = 200): Promise<number> {
  const mark = await engine.table.get(bookmark)
  const before = mark ? Number(mark.body) : -1
  const rows = await engine.journal.since(before, limit)
  const lanes = Map.groupBy(
    rows.map(({ item }) => item),
    ({ pk }) => pk,
  )
  await sideBySide([...lanes.values()], (item) => followRow(engine, item, publish), {
    code: 'followFailed',
    lane: 'stops',
  })
  const last = rows.at(-1)
  if (last) {
    await engine.table.transact([
      { put: { ...bookmark, v: (mark?.v ?? 0) + 1, body: last.position }, when: mark ? { v: mark.v } : 'absent' },
    ])
  }
  return rows.length
}

/** What one log row asks for; the AWS stream calls it too. */
export async function followRow(engine: Engine, row: Item, publish: Publish): Promise<void> {
  if (row.pk.startsWith('case#')) return postNotices(engine, row)
  if (row.pk.startsWith('notice#')) return publish(row.pk.slice('notice#'.length), 'notice')
  if (!row.pk.startsWith('record#')) return
  const id = row.pk.slice('record#'.length)
  await publish(id)
  const { entry } = row.body as unknown as { entry: { type: string } }
  if (entry.type === 'record.ended') await endOtherCases(engine, id)
}

/** An ending makes the other open cases on the record moot, marked or not (decision 9). */
async function endOtherCases(engine: Engine, recordId: string): Promise<void> {
  const item = await engine.table.get(recordKey(recordId))
  if (!item) return
  const { record } = storedRecord(item)
  const by = record.ended?.caseId ?? null
  for (const caseId of await casesOn(engine, record)) {
    const other = caseId === by ? undefined : await engine.table.get(caseKey(caseId))
    if (other && !isEnding(caseFile(other)))
      await commit(engine, caseId, { type: 'record.ended', actor: system, data: { by: by ?? 'law' } })
  }
}

/** The index names cases without a mark, such as a higher review; the marks name those that the index does not show yet. */
async function casesOn(engine: Engine, record: RecordFile): Promise<ReadonlySet<string>> {
  const found = new Set(record.overlays.disputedBy)
  const query = { index: 'subject', pk: subjectOf(record.subject.key), prefix: 'case#' } as const
  for await (const item of everyItem(engine.table, query)) {
    const file = caseFile(item)
    if (file.recordId === record.id) found.add(file.id)
  }
  return found
}

const isEnding = (file: CaseFile) => file.closed || file.task !== null
