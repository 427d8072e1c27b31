import type { NoticeFile } from '#engine/begin/public-notices.ts'
import type { Drawn } from '#engine/run/audit-source.ts'
import { startOfDay } from '#law/day.ts'
import { bytesOf, type Sha256, toHex } from '#ledger/bytes.ts'
import { catalogue } from '#records/catalogue.ts'
import { layouts } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import { noticeFiles } from './notice-files.tsx'
import { type Drawing, recordFileNames, recordFiles } from './record-files.tsx'

/** Draws public files for whoever compares them. */
export const drawnWith = (engine: Drawing, sha256: Sha256): Drawn => ({
  record: (record) => recordFiles(engine, record) ?? [],
  recordPaths: (record) => recordFileNames(engine, record),
  notice: (notice) => noticeFiles(engine, notice),
  edition: pagesEdition(engine, sha256),
})

/** Hash of samples, and of all that files may show. */
export function pagesEdition(engine: Drawing, sha256: Sha256): string {
  const { directory, flags, pageWords = [] } = engine.deployment
  const then = { ...engine, clock: { now: () => startOfDay('2026-09-01') } }
  const samples = [sampleRecord, busyRecord].map((record) => recordFiles(then, record))
  const all = [samples, noticeFiles(then, sampleNotice), layouts(), catalogue, directory.units, flags, pageWords]
  return toHex(sha256(bytesOf(JSON.stringify(all)))).slice(0, 32)
}

const corrected = sampleRecord.versions.map((version) => ({
  ...{ ...version, n: 2, at: startOfDay('2026-08-20') },
  ...{ fields: { ...version.fields, CF_NR: 'other' }, cause: { kind: 'correction' as const, caseId: 'case' } },
}))

const busyRecord: RecordFile = {
  ...sampleRecord,
  versions: [...sampleRecord.versions, ...corrected],
  overlays: {
    disputedBy: ['case'],
    statement: { text: 'statement', at: 0, caseId: 'case' },
    commitments: [{ caseId: 'case', edition: '1', sha256: '-', signedBy: 'somebody', on: '2026-08-30' }],
  },
}

const sampleNotice: NoticeFile = {
  ...{ id: 'NOTICE', kind: 'restoring', text: 'notice', unit: '', area: '445300', on: '2026-08-30' },
  ...{ publicUntil: '2026-09-30', caseId: '', ended: false },
}
