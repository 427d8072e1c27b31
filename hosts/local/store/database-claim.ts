import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Fault } from '#law/fault.ts'
import { inUse } from './writer-lock.ts'

/** One writer a database, also without writer.lock: Linux gives an abstract socket, named by its inode, once. */
export function databaseClaim(folder: string): { release(): void } {
  if (process.platform !== 'linux') return { release() {} }
  const { dev, ino } = statSync(join(folder, 'redress.db'), { bigint: true })
  const claim = createServer((socket) => socket.destroy()).unref()
  claim.on('error', () => {}) // told by `listening`, at once
  claim.listen(`\0redress-writer-${dev}-${ino}`)
  if (!claim.listening) throw new Fault('store.locked', inUse(folder))
  return { release: () => void claim.close() }
}
