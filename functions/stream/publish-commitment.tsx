import type { Engine } from '#engine/store/engine.ts'
import type { PublicRecord } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'
import { paths } from '#web/paths.ts'
import { CommitmentPage } from '#web/public/commitment-page.tsx'
import { renderPage } from '#web/render.ts'
import { shellOf } from '../http/door/door.ts'

const filesOf = (id: string) => ({ zh: paths.commitment(id), en: `/en${paths.commitment(id)}` })

/** Commitments given for a record, public as long as it is. */
export async function publishCommitment(
  engine: Engine,
  record: RecordFile,
  view: PublicRecord,
): Promise<{ readonly published: boolean }> {
  const files = filesOf(record.id)
  // A finding of fraud that stands alone is not the record.
  const given = record.ended === null ? (record.overlays.commitments ?? []) : []
  if (given.length === 0) {
    await removeCommitment(engine, record.id)
    return { published: false }
  }
  const texts = Object.values(engine.procedures).flatMap(({ pages: { commitments } }) => commitments ?? [])
  const commitments = given.map((one) => ({
    ...one,
    text: texts.find(({ edition }) => edition === one.edition) ?? null,
  }))
  const { name, documentNumber, publicUntil } = view
  for (const lang of ['zh', 'en'] as const) {
    const shell = shellOf(engine, lang, files.zh, null, '')
    const about = { record: record.id, name, documentNumber, commitments }
    const body = renderPage(<CommitmentPage shell={shell} {...about} />)
    await engine.publicFolder.put({ path: files[lang], type: 'text/html; charset=utf-8', body, publicUntil })
  }
  return { published: true }
}

export async function removeCommitment({ publicFolder }: Engine, id: string): Promise<void> {
  for (const path of Object.values(filesOf(id))) await publicFolder.remove(path)
}
