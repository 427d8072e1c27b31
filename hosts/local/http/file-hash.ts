import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { FileSaid } from '#engine/run/audit-source.ts'
import { Stored } from '#hosts/receive-file.ts'
import { isFileKey } from '#hosts/upload-policy.ts'
import { evidenceFolder } from './evidence-folder.ts'

/** SHA-256 of the bytes as they lie; null where incomplete. */
export function fileHash(dataFolder: string, key: string): string | null {
  const file = toldOf(dataFolder, key)
  const path = file && evidenceFolder(dataFolder).bytesPath({ ...file, key })
  return path && existsSync(path) ? hash('sha256', readFileSync(path)) : null
}

/** Type and name by which a browser is given it, or null. */
export const fileSaid = (dataFolder: string, key: string): FileSaid | null => toldOf(dataFolder, key) ?? null

/** Facts kept beside the bytes, where readable. */
function toldOf(dataFolder: string, key: string) {
  const { metaPath } = evidenceFolder(dataFolder)
  if (!isFileKey(key) || !existsSync(metaPath(key))) return undefined
  return Stored.safeParse(parsed(readFileSync(metaPath(key), 'utf8'))).data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told as a file that is not there
  }
}
