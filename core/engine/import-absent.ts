import type { Held } from '#records/held.ts'
import { absentFrom } from '#records/import.ts'
import { naturalKey } from '#records/normalise.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { recordFile } from './commit.ts'
import type { Engine } from './engine.ts'
import { heldItem } from './held-items.ts'
import type { Batch } from './import-batch.ts'
import { absentKey, recordIdOf, senderLookup } from './import-row.ts'
import { recordKey } from './keys.ts'
import { scanRecord } from './scan-record.ts'

/** Holds, for its sender's reason, each record that its complete sheet lacks. Ends nothing. Returns how many. */
export async function holdAbsent(engine: Engine, batch: Batch, seen: ReadonlySet<string>): Promise<number> {
  let held = 0
  for await (const records of recordsOf(engine, batch)) {
    const absent = absentFrom(seen, records)
    held += absent.length
    for (const record of absent) {
      const put = heldItem(engine, heldRecord(batch, record))
      await engine.table.transact([{ put, when: 'absent' }])
      await scanRecord(engine, record.id)
    }
  }
  return held
}

async function* recordsOf(engine: Engine, { sender, kind }: Batch): AsyncGenerator<RecordFile[]> {
  let cursor: string | undefined
  do {
    const page = await engine.table.query({
      index: 'lookup',
      pk: senderLookup(sender, kind),
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    })
    const items = await Promise.all(page.items.map((source) => engine.table.get(recordKey(recordIdOf(source)))))
    yield items.map(recordFile).filter((record) => record !== null)
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined)
}

function heldRecord(batch: Batch, record: RecordFile): Held {
  const { kind, documentNumber, authority, provider, sourceId } = record
  const natural = naturalKey(kind, documentNumber.raw, authority.raw)
  return {
    key: absentKey(natural),
    naturalKey: natural,
    kind,
    batch: batch.id,
    row: 0,
    at: batch.at,
    sourceId,
    documentNumber,
    authority,
    provider,
    subjectName: record.subject.name,
    fields: currentFields(record),
    reasons: ['withdrawnAtSource'],
    recordId: record.id,
    setsA10: false,
  }
}
