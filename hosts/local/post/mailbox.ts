import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import type { Clock } from '#engine/store/ports.ts'
import { writeDurably } from '../base/write-durably.ts'
import { mailReceiver } from './mail-receiver.ts'
import { nonDelivery } from './non-delivery.ts'

export type ReceivedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
export type ReceivedMail = {
  readonly id: string
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly files: readonly ReceivedFile[]
  readonly receivedAt: number
}
export type Mailbox = {
  readonly port: number
  /** Newest first. */
  list(limit: number): Promise<readonly ReceivedMail[]>
  read(id: string): Promise<ReceivedMail | undefined>
  /** Hands on a reply, vouched for as a mail server would. */
  reply(mail: ReceivedMail, text: string): void
  close(): Promise<void>
}
type Options = {
  readonly folder: string
  readonly clock: Clock
  readonly port?: number
  /** Takes reports of non-delivery. */
  readonly onReport?: (to: string, raw: Uint8Array) => void
}

/**
 * Mail server of the demo: takes all SMTP on this machine and keeps it. Refuses `…@refused.invalid`; takes and returns
 * `…@bounced.invalid`.
 */
export async function mailbox({ folder, clock, port = 0, onReport }: Options): Promise<Mailbox> {
  const root = join(folder, 'mailbox')
  const receiver = await mailReceiver({
    port,
    admit: (address) => (address.endsWith('@refused.invalid') ? { code: 550, text: '5.1.1 no such user' } : null),
    async take(mail) {
      const lost = mail.to.find((address) => address.endsWith('@bounced.invalid'))
      if (lost !== undefined) return onReport?.(mail.from, nonDelivery(lost))
      writeDurably(join(root, `${newId(clock.now())}.eml`), Buffer.from(mail.raw), 0o600)
    },
  })
  return {
    port: receiver.port,
    list: async (limit) =>
      Promise.all(
        ids(root)
          .slice(0, limit)
          .map((id) => opened(root, id)),
      ),
    read: async (id) => (ids(root).includes(id) ? opened(root, id) : undefined),
    reply: (mail, text) => mail.replyTo && onReport?.(mail.replyTo, replyTo(mail, text)),
    close: receiver.close,
  }
}

function replyTo({ to, subject }: ReceivedMail, text: string): Uint8Array {
  const domain = to.slice(to.lastIndexOf('@') + 1)
  const head = [
    `Authentication-Results: demo.invalid; dmarc=pass header.from=${domain}`,
    `From: ${to}`,
    `Message-ID: <${randomBytes(12).toString('hex')}@demo.invalid>`,
    `Subject: =?utf-8?B?${Buffer.from(`Re: ${subject}`.slice(0, 200)).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`)
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
  const to = [mail.to ?? []].flat().map((one) => one.text)
  return {
    id,
    messageId: mail.messageId ?? '',
    from: mail.from?.text ?? '',
    to: to.join(', '),
    replyTo: mail.replyTo?.value[0]?.address ?? null,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : null,
    files: mail.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? 'attachment',
      type: contentType,
      bytes: content,
    })),
    receivedAt: Number(id.slice(0, 15)),
  }
}
