import type { VNode } from 'preact'
import { measuresOn } from '#engine/register/list-measures.ts'
import { openFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { PublicFile } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicView } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'
import { RecordPage } from '#web/public/record-page.tsx'
import { renderPage } from '#web/render.ts'
import { publicShell } from '../http/door/public-shell.ts'
import { commitmentFiles, commitmentPaths, commitmentsIn } from './commitment-files.tsx'

/** Tools that draw public files. */
export type Drawing = Pick<Engine, 'deployment' | 'clock' | 'procedures'>

/** Public files of a record: two pages, one JSON. */
export const recordPaths = (id: string) => ({ zh: `/r/${id}`, en: `/en/r/${id}`, json: `/r/${id}.json` })

/** A record's public files of today; null: it has none. */
export function recordFiles(engine: Drawing, record: RecordFile | null): readonly PublicFile[] | null {
  const view = record && viewOf(engine, record)
  if (!record || !view) return null
  const { publicUntil } = view
  const files = recordPaths(record.id)
  const hasCommitment = commitmentsIn(record).length > 0
  const pages = (['zh', 'en'] as const).map((lang) =>
    pageFile({ path: files[lang], publicUntil }, () => (
      <RecordPage
        shell={publicShell(engine, lang, files.zh)}
        record={view}
        hasCommitment={hasCommitment}
        measures={measuresOn(engine, record.kind)}
      />
    )),
  )
  const data = { path: files.json, type: 'application/json', body: JSON.stringify(view), publicUntil }
  return [...commitmentFiles(engine, record, view), ...pages, data]
}

/** Page drawn when its body is asked for, and once. */
function pageFile(of: Pick<PublicFile, 'path' | 'publicUntil'>, drawn: () => VNode): PublicFile {
  let body: string | undefined
  return {
    ...of,
    type: 'text/html; charset=utf-8',
    get body() {
      body ??= renderPage(drawn())
      return body
    },
  }
}

/** Their paths alone. */
export function recordFileNames(engine: Drawing, record: RecordFile): readonly string[] {
  if (!viewOf(engine, record)) return []
  const own = Object.values(recordPaths(record.id))
  return commitmentsIn(record).length > 0 ? [...own, ...Object.values(commitmentPaths(record.id))] : own
}

function viewOf(engine: Drawing, record: RecordFile) {
  const { deployment, clock } = engine
  const open = openFor(engine, record, 'public')
  return open && publicView(open, shanghaiDay(clock.now()), deployment.flags)
}
