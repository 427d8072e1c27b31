import { hash } from 'node:crypto'
import { closeSync, existsSync, fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { LogEnd } from '#engine/proof/log-end.ts'
import { writeDurably } from './write-durably.ts'

/** Notes the end of the log beside the database. */
export type LogEndKeeper = { keep(end: LogEnd): void; close(): void }

const syncedEach = 250

/** The end that was noted last; null before the first, or where it cannot be read. */
export function keptLogEnd(folder: string): LogEnd | 'unreadable' | null {
  const path = pathIn(folder)
  if (!existsSync(path)) return null
  const [rows = '', newest = '', sum] = readFileSync(path, 'utf8').trimEnd().split(' ')
  return sum === sumOf(rows, newest) ? { rows: Number(rows), newest } : 'unreadable'
}

/**
 * Writes after each commit and syncs four times a second: always behind an honest database, never before it. A fault
 * here undoes no commit.
 */
export function logEndKeeper(folder: string): LogEndKeeper {
  let file: number | null = null
  let syncing: NodeJS.Timeout | null = null
  let running = false
  const sync = (of: number) => {
    syncing = null
    running = true
    fdatasync(of, () => {
      running = false
      // Closed meanwhile: a number may stand for another file soon.
      if (file === null) closeSync(of)
    })
  }
  const write = (text: string) => {
    if (file === null) {
      writeDurably(pathIn(folder), text, 0o600)
      file = openSync(pathIn(folder), 'r+')
    } else {
      const of = file
      writeSync(of, Buffer.from(text), 0, text.length, 0)
      if (!running) syncing ??= setTimeout(sync, syncedEach, of).unref()
    }
  }
  return {
    keep(end) {
      try {
        write(textOf(end))
      } catch {
        // Stays behind the database: it is written at the next commit.
      }
    },
    close() {
      const of = file
      file = null
      if (syncing) clearTimeout(syncing)
      if (of === null || running) return
      fdatasyncSync(of)
      closeSync(of)
    },
  }
}

const pathIn = (folder: string) => join(folder, 'log-end.txt')

/** Always of one length, so that one write replaces another. */
function textOf({ rows, newest }: LogEnd): string {
  const padded = String(rows).padStart(16, '0')
  return `${padded} ${newest} ${sumOf(padded, newest)}\n`
}

const sumOf = (rows: string, newest: string) => hash('sha256', `${rows} ${newest}`).slice(0, 16)
