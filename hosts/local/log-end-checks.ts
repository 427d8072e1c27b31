import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { type EndApart, endApart, hasSigned } from '#engine/proof/log-end.ts'
import type { Finding } from '#engine/run/host-tools.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { textOfNote } from '#ledger/note.ts'
import { place as placeOf } from '#ledger/place.ts'
import { machineWords } from '#words/machine-words.ts'
import type { Environment } from './base/environment.ts'
import { keptLogEnd } from './base/log-end.ts'
import { isSignedBy } from './store/backup-manifest.ts'
import { ledgerKeyOf } from './store/reader.ts'
import { type LocalTable, localTable, type TableOptions } from './store/table.ts'

const words = machineWords.logEnd

type Place = Pick<Environment, 'dataFolder' | 'witness'>
type Store = Pick<LocalTable, 'journal' | 'table'>
type Witnessed = { readonly name: string; readonly file: string; readonly note: string }
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
  const note = witnessedIn(place.dataFolder, place.witness.folder)
  const store = localTable({ folder: place.dataFolder, readOnly: true })
  const rows = await store.journal.size()
  const apart = await logApart(place, store, kept, note).finally(() => store.close())
  if (apart === null && kept === null && rows > 0)
    return { ...sound, level: 'warning', what: words.gone, remedy: words.began }
  if (apart === null) return sound
  const remedy = apart.kind === 'unreadable' ? words.rewrite : words.remedy
  return { code: 'logEnd', level: 'error', what: said(apart), remedy }
}

async function logApart(
  place: Place,
  { journal, table }: Store,
  kept: ReturnType<typeof keptLogEnd>,
  witnessed = witnessedIn(place.dataFolder, place.witness.folder),
): Promise<Apart | null> {
  const apart = await endApart({ journal, sha256 }, kept)
  if (apart !== null || witnessed === null || (await hasSigned(table, witnessed.note))) return apart
  return { kind: 'unwitnessed', file: witnessed.file }
}

/** Checkpoints leave this machine, and the newest are where they went. */
export async function witnessCheck({ dataFolder, witness: { folder, mails, cosigners } }: Place): Promise<Finding> {
  const { witness: said } = machineWords
  const warning = { code: 'witness', level: 'warning' } as const
  if (folder === undefined && mails.length + cosigners.length === 0)
    return { ...warning, what: said.none, remedy: said.set }
  const sound: Finding = { code: 'witness', level: 'ok', what: said.ok, remedy: null }
  if (folder === undefined) return sound
  if (!existsSync(folder))
    return { ...warning, level: 'error', what: fillBoth(said.gone, { folder }), remedy: said.mount }
  const damaged = damagedNotes(dataFolder, folder)
  if (damaged.length > 0)
    return {
      ...warning,
      level: 'error',
      what: fillBoth(said.damaged, { folder, list: damaged.join(', ') }),
      remedy: said.apart,
    }
  const newest = existsSync(join(dataFolder, 'redress.db')) ? await newestSigned(dataFolder) : null
  const { name: file } = witnessedIn(dataFolder, folder) ?? {}
  if (newest === null || (file !== undefined && newest - hourIn(file) < mostBehind)) return sound
  return { ...warning, what: fillBoth(said.behind, { folder, file: file ?? '—' }), remedy: said.restart }
}

/** Files go each hour, and a mount may be slow. */
const mostBehind = 3 * 3_600_000

async function newestSigned(dataFolder: string): Promise<number | null> {
  const store = localTable({ folder: dataFolder, readOnly: true })
  const note = await lastCheckpoint(store.table).finally(() => store.close())
  return note === null ? null : timeIn(note)
}

/** Instant that a checkpoint carries; 0 before they carried one. */
function timeIn(note: string): number {
  const checkpoint = readCheckpoint(textOfNote(note))
  return (checkpoint && placeOf(checkpoint)?.at) ?? 0
}

const named = /^checkpoint-(\d{4}-\d\d-\d\dT\d\d)\.txt$/
const hourIn = (name: string): number => Date.parse(`${named.exec(name)?.[1]}:00Z`)

/** Newest checkpoint in the witness's folder that our key signed: another's hides none. */
function witnessedIn(dataFolder: string, folder: string | undefined): Witnessed | null {
  const key = folder === undefined || !existsSync(folder) ? null : ledgerKeyOf(dataFolder)
  if (folder === undefined || key === null) return null
  for (const name of notesIn(folder).toReversed()) {
    const file = join(folder, name)
    const note = readFileSync(file, 'utf8')
    if (isSignedBy(note, key)) return { name, file, note }
  }
  return null
}

const notesIn = (folder: string) =>
  readdirSync(folder)
    .filter((one) => named.test(one))
    .toSorted()

/** Not signed by our key; earlier ones may be a former key's. */
function damagedNotes(dataFolder: string, folder: string): readonly string[] {
  const key = ledgerKeyOf(dataFolder)
  const names = notesIn(folder)
  const own = names.map((name) => key !== null && isSignedBy(readFileSync(join(folder, name), 'utf8'), key))
  const first = own.indexOf(true)
  return first < 0 ? [] : names.filter((_, i) => i > first && !own[i])
}

function said(apart: Apart): Bilingual {
  if (apart.kind === 'unreadable') return words.unreadable
  if (apart.kind === 'unwitnessed') return fillBoth(words.unwitnessed, { file: apart.file })
  const { kept, rows } = apart
  return fillBoth(apart.kind === 'short' ? words.short : words.other, { kept, rows })
}
