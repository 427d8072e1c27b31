import { once } from 'node:events'
import { createServer } from 'node:net'

export type FakeClamd = { readonly address: string; stop(): void }

/** Plays clamd: reads an INSTREAM, then answers; undefined hangs up. */
export async function fakeClamd(answer: (received: Buffer) => string | undefined): Promise<FakeClamd> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part])
      const received = content(heard)
      if (!received) return
      const said = answer(received)
      if (said === undefined) socket.destroy()
      else socket.end(`${said}\0`)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { address: `127.0.0.1:${port}`, stop: () => server.close() }
}

function content(heard: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = 'zINSTREAM\0'.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
