import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Ports in a row that a cloud takes. */
const inARow = 3
const tries = 50

/** First of three free ports, mostly the same: what is synthesised for it stays. */
export async function ownPorts(root: string): Promise<number> {
  const asked = process.env['CLOUD_PORT']
  if (asked !== undefined) return Number(asked)
  const checkout = createHash('sha256').update(root).digest().readUInt16BE() % 200
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % 8
  for (let n = 0; n < tries; n += 1) {
    const first = 20_000 + ((checkout * 8 + worker + n * 8) % 1600) * inARow
    const free = await Promise.all([0, 1, 2].map((more) => isFree(first + more)))
    if (free.every(Boolean)) return first
  }
  throw new Error('no three free ports')
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port)
  const isOurs = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (isOurs) await once(server.close(), 'close')
  return isOurs
}
