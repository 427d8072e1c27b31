import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** Does works of a checkout one at a time; none leaves a lock. */
export async function inTurn<T>(root: string, work: () => Promise<T>): Promise<T> {
  const port = 15_000 + (createHash('sha256').update(root).digest().readUInt16BE() % 5000)
  const held = await holding(port)
  try {
    return await work()
  } finally {
    held.close()
  }
}

async function holding(port: number): Promise<Server> {
  for (;;) {
    const server = createServer().listen(port, '127.0.0.1')
    const isOurs = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (isOurs) return server
    await setTimeout(1000)
  }
}
