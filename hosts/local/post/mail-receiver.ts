import { once } from 'node:events'
import type { Server } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Incoming = { readonly from: string; readonly to: readonly string[]; readonly raw: Uint8Array }
/** Answer to one recipient: null takes, a code refuses. */
export type Admission = { readonly code: 550 | 451; readonly text: string } | null
export type MailReceiver = { readonly port: number; close(): Promise<void> }
type Options = {
  readonly port: number
  /** 127.0.0.1 unless another machine hands the mail on. */
  readonly host?: string
  admit(address: string): Admission
  /** Resolves when the mail is safe; until then the sender keeps it. */
  take(mail: Incoming): Promise<void>
}

const mostBytes = 10 * 1024 * 1024

/** Mail server without accounts; 451 where keeping failed. */
export async function mailReceiver({ port, host = '127.0.0.1', admit, take }: Options): Promise<MailReceiver> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: mostBytes,
    onRcptTo({ address }, _session, done) {
      const refused = admit(address)
      done(refused && Object.assign(new Error(refused.text), { responseCode: refused.code }))
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address)
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw Object.assign(new Error('too large'), { responseCode: 552 })
          await take({ from, to, raw })
        })
        .then(
          () => done(),
          (error: Error) => done('responseCode' in error ? error : Object.assign(error, { responseCode: 451 })),
        )
    },
  })
  await listening(server.server, () => server.listen(port, host))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function listening(server: Server, listen: () => void): Promise<void> {
  const ready = once(server, 'listening')
  listen()
  await ready
}
