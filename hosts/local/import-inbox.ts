import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HandedSheet } from '#engine/run/host-tools.ts'
import { commandActor } from '#engine/scan/import-scope.ts'
import { stageImport, startImport } from '#engine/scan/stage-import.ts'
import type { Engine } from '#engine/store/engine.ts'
import { exactly } from '#engine/store/shapes.ts'
import { Fault } from '#law/fault.ts'
import { RecordKind } from '#records/kind.ts'
import { readSheet } from '../read-sheet.ts'
import { eachNote } from './base/inbox-notes.ts'
import { writeDurably } from './base/write-durably.ts'
import { copyHashed, hashOf } from './store/copy-hashed.ts'

const inbox = (folder: string) => join(folder, 'inbox')

/** Older commands named no hash. */
type Note = HandedSheet & { readonly sha256?: string }

const Given = exactly<Note>({
  id: z.string().regex(/^[0-9A-Z]{26}$/),
  file: z.string(),
  language: z.enum(['zh', 'en']),
  kind: RecordKind.exactOptional(),
  domain: z.string().exactOptional(),
  full: z.boolean().exactOptional(),
  sender: z.string().exactOptional(),
  for: z.string().exactOptional(),
  sha256: z.string().exactOptional(),
})

/** Leaves a sheet for the service: who may write here may import. */
export async function handOver(folder: string, path: string, sheet: HandedSheet): Promise<void> {
  const sha256 = await copyHashed(path, join(inbox(folder), `${sheet.id}.csv`))
  // Last: what has its note is whole.
  writeDurably(join(inbox(folder), `${sheet.id}.json`), JSON.stringify({ ...sheet, sha256 } satisfies Note), 0o600)
}

/** The note goes last: by then its batch is there, or never. */
export const isHandedOver = (folder: string, id: string): boolean => existsSync(join(inbox(folder), `${id}.json`))

/** Stages and starts what was left; answers how many. */
export function takeInbox(engine: Engine, folder: string): Promise<number> {
  return eachNote(engine, inbox(folder), '.json', async (note) => {
    const { id, file, language, for: whom, sha256, ...more } = Given.parse(JSON.parse(readFileSync(note, 'utf8')))
    const path = join(inbox(folder), `${id}.csv`)
    const actor = commandActor(engine.deployment.directory, whom)
    // Gone from the directory since: nobody's rows are its own.
    if (actor === null) return remove(note, path)
    const options = { id, file, language, actor, readSheet, ...more }
    // Taken before a crash already: started again, it says so.
    if (!(await startImport(engine, id))) {
      if (sha256 !== undefined && (await hashOf(path)) !== sha256) throw new Fault('inbox.changed', notWhole(path))
      if ((await stageImport(engine, () => createReadStream(path), options)).kind === 'staged')
        await startImport(engine, id)
    }
    remove(note, path)
  })
}

const notWhole = (path: string) => `${path} 与交来时不同，没有导入 / is not as it was handed over: nothing was imported`

function remove(note: string, path: string): void {
  rmSync(note)
  rmSync(path, { force: true })
}
