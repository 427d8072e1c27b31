import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { FileSaid } from '#engine/run/audit-source.ts'
import { Stored } from '#hosts/receive-file.ts'
import { isFileKey } from '#hosts/upload-policy.ts'
import { evidenceFolder } from './evidence-folder.ts'

/** SHA-256 of the bytes, or where facts differ both; null: incomplete. */
export function fileHash(dataFolder: string, key: string): string | null {
  const file = toldOf(dataFolder, key)
  const path = file && evidenceFolder(dataFolder).bytesPath(file)
  if (!path || !existsSync(path)) return null
  const bytes = readFileSync(path)
  const sum = hash('sha256', bytes)
  return sum === file.sha256 && bytes.length === file.size ? sum : `${sum} ${file.sha256} ${file.size}`
}

/** Type and name by which a browser is given it, or null. */
export const fileSaid = (dataFolder: string, key: string): FileSaid | null => toldOf(dataFolder, key) ?? null

/** Facts kept beside the bytes, where readable. */
function toldOf(dataFolder: string, key: string) {
  const { metaPath } = evidenceFolder(dataFolder)
  if (!isFileKey(key) || !existsSync(metaPath(key))) return undefined
  const file = Stored.safeParse(parsed(readFileSync(metaPath(key), 'utf8'))).data
  return file?.key === key ? file : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told as a file that is not there
  }
}
