import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItem } from '#engine/store/held-items.ts'
import { recordKey } from '#engine/store/keys.ts'
import { everyItem } from '#engine/store/read.ts'
import { absentFrom } from '#records/import/import.ts'
import { naturalKey } from '#records/normalise.ts'
import type { Held } from '#records/publicity/held.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import type { Batch } from './import-kinds.ts'
import { absentKey, recordIdOf, senderLookup } from './import-row.ts'
import { scanRecord } from './scan-record.ts'

/** Holds records that a complete sheet lacks; ends none. Counts them. */
export async function holdAbsent(
  engine: Engine,
  batch: Batch,
  isSeen: (naturalKey: string) => boolean,
): Promise<number> {
  let held = 0
  for await (const record of everyRecordOf(engine, batch)) {
    for (const absent of absentFrom(isSeen, [record])) {
      held += 1
      const put = heldItem(engine, heldRecord(batch, absent))
      await engine.table.transact([{ put, when: 'absent' }])
      await scanRecord(engine, absent.id)
    }
  }
  return held
}

async function* everyRecordOf(engine: Engine, { sender, kind }: Batch): AsyncGenerator<RecordFile> {
  for await (const source of everyItem(engine.table, { index: 'lookup', pk: senderLookup(sender, kind) })) {
    const record = recordFile(await engine.table.get(recordKey(recordIdOf(source))))
    if (record) yield record
  }
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
