import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EndApart, endApart, hasSigned } from '#engine/proof/log-end.ts'
import type { Finding } from '#engine/run/host-tools.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { machineWords } from '#words/machine-words.ts'
import type { Environment } from './base/environment.ts'
import { keptLogEnd } from './base/log-end.ts'
import { isSignedBy } from './store/backup-manifest.ts'
import { ledgerKeyOf } from './store/reader.ts'
import { type LocalTable, localTable, type TableOptions } from './store/table.ts'

const words = machineWords.logEnd

type Place = Pick<Environment, 'dataFolder' | 'witness'>
type Store = Pick<LocalTable, 'journal' | 'table'>
type Apart = EndApart | { readonly kind: 'unwitnessed'; readonly file: string }

/** The store to write, refused where acknowledged rows are gone: what follows would hide it. */
export async function openWholeLog(place: Place, options: Pick<TableOptions, 'isThrowaway'> = {}): Promise<LocalTable> {
  const store = localTable({ folder: place.dataFolder, ...options })
  try {
    await demandWholeLog(place, store)
    return store
  } catch (error) {
    store.close()
    throw error
  }
}

async function demandWholeLog(place: Place, store: Store): Promise<void> {
  const apart = await logApart(place, store, keptLogEnd(place.dataFolder))
  if (apart === null || apart.kind === 'unreadable') return
  const what = said(apart)
  throw new Fault('store.cutOff', `${place.dataFolder}: ${what.zh}；${words.remedy.zh}\n${what.en} ${words.remedy.en}`)
}

/** Finds a database that lost its newest rows, or is another. */
export async function logEndCheck(place: Place): Promise<Finding> {
  const sound: Finding = { code: 'logEnd', level: 'ok', what: words.ok, remedy: null }
  if (!existsSync(join(place.dataFolder, 'redress.db'))) return sound
  // First: what is read afterwards is never behind it.
  const kept = keptLogEnd(place.dataFolder)
  const note = witnessedIn(place)
  const store = localTable({ folder: place.dataFolder, readOnly: true })
  const apart = await logApart(place, store, kept, note).finally(() => store.close())
  if (apart === null) return sound
  const remedy = apart.kind === 'unreadable' ? words.rewrite : words.remedy
  return { code: 'logEnd', level: 'error', what: said(apart), remedy }
}

async function logApart(
  place: Place,
  { journal, table }: Store,
  kept: ReturnType<typeof keptLogEnd>,
  witnessed = witnessedIn(place),
): Promise<Apart | null> {
  const apart = await endApart({ journal, sha256 }, kept)
  if (apart !== null || witnessed === null || (await hasSigned(table, witnessed.note))) return apart
  return { kind: 'unwitnessed', file: witnessed.file }
}

/** Newest checkpoint in the witness's folder, if our key signed it. */
function witnessedIn({
  dataFolder,
  witness: { folder },
}: Place): { readonly file: string; readonly note: string } | null {
  if (folder === undefined || !existsSync(folder)) return null
  const name = readdirSync(folder)
    .filter((one) => /^checkpoint-.*\.txt$/.test(one))
    .toSorted()
    .at(-1)
  const key = ledgerKeyOf(dataFolder)
  if (name === undefined || key === null) return null
  const file = join(folder, name)
  const note = readFileSync(file, 'utf8')
  return isSignedBy(note, key) ? { file, note } : null
}

function said(apart: Apart): Bilingual {
  if (apart.kind === 'unreadable') return words.unreadable
  if (apart.kind === 'unwitnessed') return fillBoth(words.unwitnessed, { file: apart.file })
  const { kept, rows } = apart
  return fillBoth(apart.kind === 'short' ? words.short : words.other, { kept, rows })
}
