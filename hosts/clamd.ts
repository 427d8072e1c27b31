import { once } from 'node:events'
import { connect } from 'node:net'
import type { Scanner, ScanVerdict } from '#engine/store/ports.ts'

type Options = { readonly address: string; readonly timeout?: number }

const piece = 256 * 1024

/** Asks clamd (INSTREAM); any failure means unavailable. */
export function clamd({ address, timeout = 60_000 }: Options): Scanner {
  const at = address.lastIndexOf(':')
  const target = { host: address.slice(0, at), port: Number(address.slice(at + 1)) }
  return {
    async scan(bytes) {
      const socket = connect(target)
      socket.setTimeout(timeout, () => socket.destroy(new Error('clamd does not answer')))
      try {
        await once(socket, 'connect')
        socket.write('zINSTREAM\0')
        for (let i = 0; i < bytes.length; i += piece) sendPiece(socket, bytes.subarray(i, i + piece))
        socket.write(Buffer.alloc(4))
        return verdict(await answerOf(socket))
      } catch {
        return 'unavailable'
      } finally {
        socket.destroy()
      }
    },
  }
}

export const noScanner: Scanner = { scan: async () => 'unavailable' }

function sendPiece(socket: ReturnType<typeof connect>, bytes: Uint8Array): void {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  socket.write(length)
  socket.write(bytes)
}

async function answerOf(socket: ReturnType<typeof connect>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of socket) {
    parts.push(Buffer.from(part))
    if (parts.at(-1)?.includes(0)) break
  }
  return Buffer.concat(parts).toString('utf8').replace(/\0/g, '').trim()
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`, or an error. */
function verdict(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return 'clean'
  return answer.endsWith(' FOUND') ? 'infected' : 'unavailable'
}
