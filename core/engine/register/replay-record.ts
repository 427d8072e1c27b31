import type { LogRow } from '#engine/case/log-item.ts'
import type { StoredRecord } from '#engine/store/keys.ts'
import { Fault } from '#law/fault.ts'
import { type Sha256, toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import { applyChange, RecordChange } from '#records/publicity/change.ts'
import { type RecordFile, Version } from '#records/record.ts'

/** A record after one entry of its log. */
export type PlayedRecord = StoredRecord & { readonly entry: Entry }

/**
 * Replays a record's log. Logs from before 2026-11-29 have imported columns alone: the rest comes from `stored` and is
 * not compared.
 */
export function replayRecord(
  rows: readonly LogRow[],
  stored: () => RecordFile | null,
  sha256: Sha256,
): readonly PlayedRecord[] {
  const all: PlayedRecord[] = []
  for (const { entry, payload } of rows) {
    if (payload === undefined) throw new Fault('replay.erased', `${entry.id} ${entry.seq}`)
    const before = all.at(-1)?.record
    const { event } = payload.data
    const record = before ? changed(before, event, entry) : begun(payload.data.begun, event, { entry, stored })
    all.push({ record, head: toHex(entryHash(entry, sha256)), entry })
  }
  return all
}

function changed(before: RecordFile, event: unknown, { id, seq, at }: Entry): RecordFile {
  const applied = applyChange(before, RecordChange.parse(event), at)
  if (applied.kind === 'refused') throw new Fault('replay.refused', `${id} ${seq}`)
  return applied.record
}

type Kept = { readonly entry: Entry; readonly stored: () => RecordFile | null }
type Begun = NonNullable<LogRow['payload']>['data']['begun']

function begun(said: Begun, event: unknown, { entry: { id, seq }, stored }: Kept): RecordFile {
  const versions = [Version.parse(event)]
  if (said && 'documentNumber' in said) return { ...said, versions, seq }
  const known = stored()
  if (known === null) throw new Fault('replay.unknown', id)
  const { shield: _shield, barred: _barred, ...rest } = known
  return { ...rest, overlays: { disputedBy: [], statement: null }, ended: null, versions, seq }
}
