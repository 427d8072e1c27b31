import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './write-durably.ts'

/** Notes that a backup of the folder is whole. */
export const noteBackup = (folder: string, at: string): void =>
  writeDurably(pathIn(folder), `${at} ${sumOf(at)}\n`, 0o600)

/** Instant of the last whole backup; null: none was noted. */
export function lastBackup(folder: string): number | 'unreadable' | null {
  const path = pathIn(folder)
  if (!existsSync(path)) return null
  const [at = '', sum] = readFileSync(path, 'utf8').trimEnd().split(' ')
  return sum === sumOf(at) ? Date.parse(at) : 'unreadable'
}

const pathIn = (folder: string) => join(folder, 'last-backup.txt')

const sumOf = (at: string) => hash('sha256', at).slice(0, 16)
