import type { Engine } from '#engine/store/engine.ts'
import type { PublicFile } from '#engine/store/ports.ts'
import type { PublicRecord } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'
import { paths } from '#web/paths.ts'
import { CommitmentPage } from '#web/public/commitment-page.tsx'
import { renderPage } from '#web/render.ts'
import { publicShell } from '../http/door/public-shell.ts'

/** Paths of the page of commitments, where it stands or stood. */
export const commitmentPaths = (id: string) => ({ zh: paths.commitment(id), en: `/en${paths.commitment(id)}` })

/** A finding of fraud that stands alone is not the record. */
export const commitmentsIn = ({ ended, overlays }: RecordFile) => (ended === null ? (overlays.commitments ?? []) : [])

/** Commitments given for a record, public as long as it is. */
export function commitmentFiles(
  engine: Pick<Engine, 'deployment' | 'clock' | 'procedures'>,
  record: RecordFile,
  { name, documentNumber, publicUntil }: PublicRecord,
): readonly PublicFile[] {
  const given = commitmentsIn(record)
  if (given.length === 0) return []
  const files = commitmentPaths(record.id)
  const texts = Object.values(engine.procedures).flatMap(({ pages: { commitments } }) => commitments ?? [])
  const commitments = given.map((one) => ({
    ...one,
    text: texts.find(({ edition }) => edition === one.edition) ?? null,
  }))
  const about = { record: record.id, name, documentNumber, commitments }
  return (['zh', 'en'] as const).map((lang) => ({
    path: files[lang],
    type: 'text/html; charset=utf-8',
    body: renderPage(<CommitmentPage shell={publicShell(engine, lang, files.zh)} {...about} />),
    publicUntil,
  }))
}
