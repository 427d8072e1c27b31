import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { HandedSheet } from '#engine/run/host-tools.ts'
import { commandActor } from '#engine/scan/import-scope.ts'
import { stageImport, startImport } from '#engine/scan/stage-import.ts'
import type { Engine } from '#engine/store/engine.ts'
import { exactly } from '#engine/store/shapes.ts'
import { RecordKind } from '#records/kind.ts'
import { readSheet } from '../read-sheet.ts'
import { makeFolder } from './base/make-folder.ts'
import { writeDurably } from './base/write-durably.ts'

const inbox = (folder: string) => join(folder, 'inbox')

const Given = exactly<HandedSheet>({
  id: z.string().regex(/^[0-9A-Z]{26}$/),
  file: z.string(),
  language: z.enum(['zh', 'en']),
  kind: RecordKind.exactOptional(),
  domain: z.string().exactOptional(),
  full: z.boolean().exactOptional(),
  sender: z.string().exactOptional(),
  for: z.string().exactOptional(),
})

/** Leaves a sheet for the service: who may write here may import. */
export async function handOver(folder: string, path: string, sheet: HandedSheet): Promise<void> {
  makeFolder(inbox(folder), 0o700)
  await copyFile(path, join(inbox(folder), `${sheet.id}.csv`))
  // Last: what has its note is whole.
  writeDurably(join(inbox(folder), `${sheet.id}.json`), JSON.stringify(sheet), 0o600)
}

/** The note goes last: by then its batch is there, or never. */
export const isHandedOver = (folder: string, id: string): boolean => existsSync(join(inbox(folder), `${id}.json`))

/** Stages and starts what was left; answers how many. */
export async function takeInbox(engine: Engine, folder: string): Promise<number> {
  const notes = namesIn(inbox(folder)).filter((name) => name.endsWith('.json'))
  for (const name of notes) {
    const note = join(inbox(folder), name)
    const { id, file, language, for: whom, ...more } = Given.parse(JSON.parse(readFileSync(note, 'utf8')))
    const path = join(inbox(folder), `${id}.csv`)
    const actor = commandActor(engine.deployment.directory, whom)
    // Gone from the directory since: nobody's rows are its own.
    if (actor === null) {
      remove(note, path)
      continue
    }
    const options = { id, file, language, actor, readSheet, ...more }
    // Taken before a crash already: started again, it says so.
    const isThere = await startImport(engine, id)
    if (!isThere && (await stageImport(engine, () => createReadStream(path), options)).kind === 'staged')
      await startImport(engine, id)
    remove(note, path)
  }
  return notes.length
}

function remove(note: string, path: string): void {
  rmSync(note)
  rmSync(path, { force: true })
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
