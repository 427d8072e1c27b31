import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Stored } from '#hosts/receive-file.ts'
import { isFileKey } from '#hosts/upload-policy.ts'
import { evidenceFolder } from './evidence-folder.ts'

/** SHA-256 of the bytes as they lie; null where incomplete. */
export function fileHash(dataFolder: string, key: string): string | null {
  const { metaPath, bytesPath } = evidenceFolder(dataFolder)
  if (!isFileKey(key) || !existsSync(metaPath(key))) return null
  const file = Stored.safeParse(parsed(readFileSync(metaPath(key), 'utf8'))).data
  const path = file && bytesPath({ ...file, key })
  return path && existsSync(path) ? hash('sha256', readFileSync(path)) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told as a file that is not there
  }
}
