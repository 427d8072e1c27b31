import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from './sync-folder.ts'

/** Makes folders singly and durably: Node's `recursive` hangs in /proc. */
export function makeFolder(path: string, mode?: number): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if (!existsSync(path)) throw error // another made it meanwhile
  }
  syncFolder(dirname(path))
}
