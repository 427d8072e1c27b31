import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Clock } from '#engine/ports.ts'
import { writeDurably } from './write-durably.ts'

export type ReceivedMail = {
  readonly id: string
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly receivedAt: number
}
export type Mailbox = {
  readonly port: number
  /** Newest first. */
  list(limit: number): Promise<readonly ReceivedMail[]>
  read(id: string): Promise<ReceivedMail | undefined>
  close(): Promise<void>
}
type Options = { readonly folder: string; readonly clock: Clock; readonly port?: number }

const mostBytes = 5 * 1024 * 1024

/** The demo's mail server: takes all mail over SMTP, on this machine only, and keeps it as it came. */
export async function mailbox({ folder, clock, port = 0 }: Options): Promise<Mailbox> {
  const root = join(folder, 'mailbox')
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: mostBytes,
    onData(stream, _session, done) {
      buffer(stream).then(
        (mail) => {
          if (stream.sizeExceeded) return done(Object.assign(new Error('too large'), { responseCode: 552 }))
          writeDurably(join(root, `${newId(clock.now())}.eml`), mail, 0o600)
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  await listening(server.server, () => server.listen(port, '127.0.0.1'))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    list: async (limit) =>
      Promise.all(
        ids(root)
          .slice(0, limit)
          .map((id) => opened(root, id)),
      ),
    read: async (id) => (ids(root).includes(id) ? opened(root, id) : undefined),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

// Sorts by time of arrival.
const newId = (now: number) => `${String(now).padStart(15, '0')}-${randomBytes(6).toString('hex')}`

const ids = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => name.slice(0, -'.eml'.length))
        .sort()
        .reverse()
    : []

async function opened(root: string, id: string): Promise<ReceivedMail> {
  const mail = await simpleParser(readFileSync(join(root, `${id}.eml`)))
  const to =
    mail.to === undefined
      ? ''
      : [mail.to]
          .flat()
          .map((one) => one.text)
          .join(', ')
  return {
    id,
    messageId: mail.messageId ?? '',
    from: mail.from?.text ?? '',
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : null,
    receivedAt: Number(id.slice(0, 15)),
  }
}

async function listening(server: Server, listen: () => void): Promise<void> {
  const ready = once(server, 'listening')
  listen()
  await ready
}
