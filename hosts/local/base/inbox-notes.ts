import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '#engine/store/engine.ts'
import { outageOf } from '#functions/http/door/outage.ts'
import { makeFolder } from './make-folder.ts'
import { syncFolder } from './sync-folder.ts'

/** Looks at a note, a second apart, before it goes aside. */
const mostTries = 3
const failed = new Map<string, number>()

/** Folder of notes that could not be taken, with their files. */
export const asideIn = (inbox: string): string => join(inbox, 'aside')

/** Files set aside in a data folder. */
export const asideFiles = (data: string): readonly string[] =>
  ['inbox', 'asks'].flatMap((name) => {
    const at = asideIn(join(data, name))
    return existsSync(at) ? readdirSync(at).map((file) => join(name, 'aside', file)) : []
  })

/** Takes each note by itself; one that keeps failing goes aside. */
export async function eachNote(
  { log }: Pick<Engine, 'log'>,
  inbox: string,
  ending: string,
  take: (path: string) => Promise<void>,
): Promise<number> {
  const notes = existsSync(inbox) ? readdirSync(inbox).filter((name) => name.endsWith(ending)) : []
  let taken = 0
  for (const name of notes) {
    const path = join(inbox, name)
    try {
      await take(path)
      failed.delete(path)
      taken += 1
    } catch (error) {
      // Nothing can be written just now: it waits.
      if (outageOf(error) === null) failed.set(path, (failed.get(path) ?? 0) + 1)
      if ((failed.get(path) ?? 0) < mostTries) continue
      failed.delete(path)
      setAside(inbox, name.slice(0, -ending.length))
      log('inbox.aside', { file: name, error })
    }
  }
  return taken
}

function setAside(inbox: string, stem: string): void {
  const aside = asideIn(inbox)
  makeFolder(aside, 0o700)
  for (const name of readdirSync(inbox))
    if (name.startsWith(`${stem}.`)) renameSync(join(inbox, name), join(aside, name))
  for (const folder of [aside, inbox]) syncFolder(folder)
}
