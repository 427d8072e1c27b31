import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { epochIn } from '#engine/proof/log-end.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { textOfNote } from '#ledger/note.ts'
import { isSignedBy } from './store/backup-manifest.ts'
import { ledgerKeyOf } from './store/reader.ts'

/** A checkpoint that lies in a witness's folder. */
export type Filed = { readonly name: string; readonly file: string; readonly note: string; readonly place: Place }
type Place = { readonly epoch: number; readonly size: number }

const named = /^checkpoint-\d{4}-\d\d-\d\dT\d\d\.txt$/
/** A year has some 9,000; a start looks at the last. */
const mostAtStart = 2000

/** Newest checkpoint of our key by what it says, not its name. */
export function newestFiled(dataFolder: string, folder: string | undefined): Filed | null {
  const key = folder === undefined || !existsSync(folder) ? null : ledgerKeyOf(dataFolder)
  if (folder === undefined || key === null) return null
  const filed = namesIn(folder)
    .slice(-mostAtStart)
    .flatMap((name) => filedAs(folder, name) ?? [])
  return filed.toSorted((a, b) => byPlace(b, a)).find(({ note }) => isSignedBy(note, key)) ?? null
}

/** Files in the order of their names: the signed, and those amiss. */
export function lookedThrough(dataFolder: string, folder: string) {
  const key = ledgerKeyOf(dataFolder)
  const [signed, unsigned, misfiled]: [Filed[], string[], string[]] = [[], [], []]
  for (const name of namesIn(folder)) {
    const filed = filedAs(folder, name)
    const last = signed.at(-1)
    // Earlier ones may be a former key's.
    if (filed === null || key === null || !isSignedBy(filed.note, key)) unsigned.push(...(last ? [name] : []))
    else if (last && byPlace(filed, last) < 0) misfiled.push(name)
    else signed.push(filed)
  }
  return { signed, unsigned, misfiled }
}

const namesIn = (folder: string) =>
  readdirSync(folder)
    .filter((one) => named.test(one))
    .toSorted()

function filedAs(folder: string, name: string): Filed | null {
  const file = join(folder, name)
  const note = readFileSync(file, 'utf8')
  const checkpoint = readCheckpoint(textOfNote(note))
  return checkpoint ? { name, file, note, place: { epoch: epochIn(checkpoint.origin), size: checkpoint.size } } : null
}

const byPlace = ({ place: a }: Filed, { place: b }: Filed) => a.epoch - b.epoch || a.size - b.size
