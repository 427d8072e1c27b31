import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldItem } from '#engine/store/held-items.ts'
import { recordKey } from '#engine/store/keys.ts'
import { readPart } from '#engine/store/read.ts'
import { absentFrom } from '#records/import/import.ts'
import { naturalKey } from '#records/normalise.ts'
import type { Held } from '#records/publicity/held.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import type { Batch } from './import-kinds.ts'
import { absentKey, recordIdOf, senderLookup } from './import-row.ts'
import { scanRecord } from './scan-record.ts'

/** Records of a sender that one step looks at. */
const perStep = 50

/** Their place in the sender's list; null: its end. */
type Looked = { readonly held: number; readonly next: string | null }

/** Holds those that a complete sheet lacks; again, counts the same. */
export async function holdAbsent(
  engine: Engine,
  batch: Batch,
  isSeen: (naturalKey: string) => boolean,
  at: string | undefined,
): Promise<Looked> {
  const list = { index: 'lookup', pk: senderLookup(batch.sender, batch.kind) } as const
  const { items, cursor } = await readPart(engine.table, list, at, perStep)
  const found = await Promise.all(items.map((source) => engine.table.get(recordKey(recordIdOf(source)))))
  const absent = absentFrom(
    isSeen,
    found.map(recordFile).filter((record) => record !== null),
  )
  for (const record of absent) {
    const put = heldItem(engine, heldRecord(batch, record))
    await engine.table.transact([{ put, when: 'absent' }])
    await scanRecord(engine, record.id)
  }
  return { held: absent.length, next: cursor }
}

/** The same to the end, for a command. */
export async function holdAllAbsent(
  engine: Engine,
  batch: Batch,
  isSeen: (naturalKey: string) => boolean,
): Promise<number> {
  let sum = 0
  for (let at: string | null = ''; at !== null; ) {
    const { held, next }: Looked = await holdAbsent(engine, batch, isSeen, at || undefined)
    sum += held
    at = next
  }
  return sum
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
