import type { CaseFile } from './case-file.ts'
import { caseFile, commit } from './commit.ts'
import type { Engine } from './engine.ts'
import { caseKey, recordKey } from './keys.ts'
import { system } from './log-item.ts'
import type { Item } from './ports.ts'
import { postNotices } from './post.ts'
import { storedRecord } from './register.ts'
import type { Publish } from './service.ts'

const bookmark = { pk: 'follower#journal', sk: 'position' }

/**
 * Follows the journal from its bookmark: letters for cases, published files for records, the end of other cases on an ended record.
 * Each effect is idempotent, so that a crash between an effect and the bookmark repeats it harmlessly. Returns the rows followed.
 */
export async function follow(engine: Engine, publish: Publish, limit = 200): Promise<number> {
  const mark = await engine.table.get(bookmark)
  const before = mark ? Number(mark.body) : -1
  const rows = await engine.journal.since(before, limit)
  for (const { item } of rows) await followRow(engine, item, publish)
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
  const id = row.pk.slice('record#'.length)
  await publish(id)
  const { entry } = row.body as unknown as { entry: { type: string } }
  if (entry.type === 'record.ended') await endOtherCases(engine, id)
}

/** An ending makes the other open cases on the record moot (decision 9). */
async function endOtherCases(engine: Engine, recordId: string): Promise<void> {
  const item = await engine.table.get(recordKey(recordId))
  if (!item) return
  const { record } = storedRecord(item)
  for (const caseId of record.overlays.disputedBy) {
    if (caseId === record.ended?.caseId) continue
    const other = await engine.table.get(caseKey(caseId))
    if (other && !isEnding(caseFile(other)))
      await commit(engine, caseId, { type: 'record.ended', actor: system, data: { by: record.ended?.caseId ?? 'law' } })
  }
}

const isEnding = (file: CaseFile) => file.closed || file.task !== null
