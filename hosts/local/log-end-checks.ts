import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { type EndApart, endApart, instantOf, keepingOf, signedAfter } from '#engine/proof/log-end.ts'
import type { Finding } from '#engine/run/host-tools.ts'
import type { Journal, Table } from '#engine/store/ports.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { machineWords } from '#words/machine-words.ts'
import type { Environment } from './base/environment.ts'
import { keptLogEnd } from './base/log-end.ts'
import { type LocalTable, localTable, type TableOptions } from './store/table.ts'
import { type Filed, lookedThrough, newestFiled } from './witnessed.ts'

const words = machineWords.logEnd

export type Place = Pick<Environment, 'dataFolder' | 'witness'>
type Store = { readonly journal: Journal; readonly table: Table }

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
  if (apart === null || apart.kind === 'unreadable' || apart.kind === 'restored') return
  const what = said(apart)
  throw new Fault('store.cutOff', `${place.dataFolder}: ${what.zh}；${words.remedy.zh}\n${what.en} ${words.remedy.en}`)
}

/** Finds a database that lost its newest rows, or is another. */
export async function logEndCheck(place: Place): Promise<Finding> {
  const sound: Finding = { code: 'logEnd', level: 'ok', what: words.ok, remedy: null }
  if (!existsSync(join(place.dataFolder, 'redress.db'))) return sound
  // First: what is read afterwards is never behind it.
  const kept = keptLogEnd(place.dataFolder)
  const note = newestFiled(place.dataFolder, place.witness.folder)
  const store = localTable({ folder: place.dataFolder, readOnly: true })
  const rows = await store.journal.size()
  const apart = await logApart(place, store, kept, note).finally(() => store.close())
  if (apart === null && kept === null && rows > 0)
    return { ...sound, level: 'warning', what: words.gone, remedy: words.began }
  if (apart === null) return sound
  return {
    code: 'logEnd',
    level: apart.kind === 'restored' ? 'warning' : 'error',
    what: said(apart),
    remedy: remedyOf(apart),
  }
}

function remedyOf({ kind }: EndApart): Bilingual {
  if (kind === 'restored') return words.wasRestored
  return kind === 'unreadable' ? words.rewrite : words.remedy
}

/** Holds a log against its noted end, and the newest witnessed. */
export async function logApart(
  place: Place,
  { journal, table }: Store,
  kept = keptLogEnd(place.dataFolder),
  filed = newestFiled(place.dataFolder, place.witness.folder),
): Promise<EndApart | null> {
  const apart = await endApart({ journal, sha256 }, kept)
  const keeping = apart !== null || filed === null ? 'kept' : await keepingOf(table, filed.note, sha256)
  if (filed === null || keeping === 'kept') return apart
  return { kind: keeping === 'cut' ? 'restored' : 'unwitnessed', file: filed.file }
}

/** Checkpoints leave this machine, and those that went are of its log. */
export async function witnessCheck({ dataFolder, witness: { folder, mails, cosigners } }: Place): Promise<Finding> {
  const { witness: said } = machineWords
  const warning = { code: 'witness', level: 'warning' } as const
  if (folder === undefined && mails.length + cosigners.length === 0)
    return { ...warning, what: said.none, remedy: said.set }
  const sound: Finding = { code: 'witness', level: 'ok', what: said.ok, remedy: null }
  if (folder === undefined) return sound
  if (!existsSync(folder))
    return { ...warning, level: 'error', what: fillBoth(said.gone, { folder }), remedy: said.mount }
  const { signed, unsigned, misfiled } = lookedThrough(dataFolder, folder)
  const amiss = (what: Bilingual, list: readonly string[]): Finding => ({
    ...{ ...warning, level: 'error', remedy: said.apart },
    what: fillBoth(what, { folder, list: list.slice(0, mostNamed).join(', ') }),
  })
  if (unsigned.length > 0) return amiss(said.damaged, unsigned)
  if (misfiled.length > 0) return amiss(said.misfiled, misfiled)
  const { lost, isBehind } = await heldIn(dataFolder, signed)
  if (lost.length > 0) return { ...amiss(said.foreign, lost), remedy: said.verify }
  if (!isBehind) return sound
  return { ...warning, what: fillBoth(said.behind, { folder, file: signed.at(-1)?.name ?? '—' }), remedy: said.restart }
}

const mostNamed = 10
/** Files go each hour, and a mount may be slow. */
const mostBehind = 3 * 3_600_000

/** Files that the store lacks; and whether it signed on. */
async function heldIn(dataFolder: string, signed: readonly Filed[]) {
  const lost: string[] = []
  if (!existsSync(join(dataFolder, 'redress.db'))) return { lost, isBehind: false }
  const store = localTable({ folder: dataFolder, readOnly: true })
  try {
    const { table } = store
    for (const { name, note } of signed) if ((await keepingOf(table, note, sha256)) === 'lost') lost.push(name)
    const last = signed.at(-1)
    const newest = await lastCheckpoint(table)
    const next = last ? await signedAfter(table, last.note) : 0
    return { lost, isBehind: newest !== null && next !== null && instantOf(newest) - next >= (last ? mostBehind : 0) }
  } finally {
    store.close()
  }
}

function said(apart: EndApart): Bilingual {
  if (apart.kind === 'unreadable') return words.unreadable
  if ('file' in apart) return fillBoth(words[apart.kind], { file: apart.file })
  const { kept, rows } = apart
  return fillBoth(apart.kind === 'short' ? words.short : words.other, { kept, rows })
}
