import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { judgeLedger } from '../judge-ledger.ts'
import { readLedgerFile } from '../ledger-file.ts'
import { trustOf } from '../trust.ts'
import { say } from '../words/say.ts'
import { restore as words } from './restore-words.ts'
import { storeLedger } from './store-ledger.ts'

const Rows = z.object({ rows: z.int() })

/** A backup that a kept checkpoint picked, and by which key. */
export type Picked = { readonly source: string; readonly note: string; readonly key: string }

/** The earliest backup in a folder that holds a kept checkpoint. */
export async function backupTo(folder: string, note: string, key: string | null): Promise<Picked> {
  const all = backupsIn(folder)
  for (const source of all) {
    const by = await reachedBy(source, note, key)
    if (by !== null) return { source, note, key: by }
  }
  throw new Error(say(words.notReached, { n: all.length, folder }))
}

/** The export picks a backup; its database itself is restored. */
export async function demandReached(store: StoreReader, { note, key }: Picked): Promise<void> {
  const trust = trustOf(key)
  const judged = trust && (await judgeLedger(await storeLedger(store), [note], trust))
  if (!judged?.ok) throw new Error(say(words.otherDatabase))
}

function backupsIn(folder: string): readonly string[] {
  const below = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  const all = [folder, ...below.filter((one) => one.isDirectory()).map(({ name }) => join(folder, name))]
  const rowsOf = (one: string) => Rows.parse(JSON.parse(readFileSync(join(one, 'backup.json'), 'utf8'))).rows
  return all
    .filter((one) => existsSync(join(one, 'backup.json')))
    .map((one) => ({ one, rows: rowsOf(one) }))
    .toSorted((a, b) => a.rows - b.rows)
    .map(({ one }) => one)
}

/** Key by which its log led there; null: it did not. */
async function reachedBy(backup: string, note: string, key: string | null): Promise<string | null> {
  const file = await readLedgerFile(join(backup, 'ledger.jsonl'))
  const said = key ?? file?.key ?? null
  const trust = said === null ? undefined : trustOf(said)
  return file !== undefined && trust !== undefined && (await judgeLedger(file, [note], trust)).ok ? said : null
}
