import { createWriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from './sync-folder.ts'

/** Writes files too long for memory; overwrites none. */
export async function writeStream(path: string, text: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(text), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  syncFolder(dirname(path))
}
