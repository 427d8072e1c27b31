import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { judgeLedger } from '../judge-ledger.ts'
import { readLedgerFile } from '../ledger-file.ts'
import { trustOf } from '../trust.ts'
import { say } from '../words/say.ts'
import { restore as words } from './restore-words.ts'

const Rows = z.object({ rows: z.int() })

/** The earliest backup in a folder that holds a kept checkpoint. */
export async function backupTo(folder: string, note: string, key: string | null): Promise<string> {
  const all = backupsIn(folder)
  for (const one of all) if (await isReached(one, note, key)) return one
  throw new Error(say(words.notReached, { n: all.length, folder }))
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

/** True if its own log led to this checkpoint, by signature and root. */
async function isReached(backup: string, note: string, key: string | null): Promise<boolean> {
  const file = await readLedgerFile(join(backup, 'ledger.jsonl'))
  const said = key ?? file?.key
  const trust = said ? trustOf(said) : undefined
  return file !== undefined && trust !== undefined && (await judgeLedger(file, [note], trust)).ok
}
