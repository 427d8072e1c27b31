import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { z } from 'zod'
import type { Mail, Mailer, MailOutcome } from '#engine/ports.ts'

type Options = {
  /** `smtp://user:password@host:587`, or `smtps://` */
  readonly url: string
  readonly from: string
  readonly timeouts?: { readonly connect: number; readonly answer: number }
}
const Failure = z.object({
  message: z.string(),
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
})
// Only here is an answer about this mail; before it, the server is speaking about itself or about us.
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/** Mail by SMTP, one connection a mail. What the server did not answer once it was handed the mail is `unknown`. */
export function smtpMailer({ url, from, timeouts = { connect: 10_000, answer: 60_000 } }: Options): Mailer {
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const account = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  const server = {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.answer,
  }
  return {
    async send(mail) {
      const bytes = await new MailComposer(letter(mail, from)).compile().build()
      const connection = new SMTPConnection(server)
      let handedOver = false
      const message = new Readable({
        read() {
          handedOver = true
          this.push(bytes)
          this.push(null)
        },
      })
      try {
        await converse(connection, account, { from: address(from), to: [mail.to] }, message)
        return { kind: 'accepted' }
      } catch (error) {
        return outcome(error, handedOver)
      } finally {
        connection.close()
      }
    },
  }
}

type Account = { readonly user: string; readonly pass: string }
type Envelope = { from: string; to: string[] }

function converse(connection: SMTPConnection, account: Account, envelope: Envelope, message: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (step: () => void) => (error?: Error | null) => (error ? reject(error) : step())
    const send = () => connection.send(envelope, message, next(resolve))
    connection.on('error', reject)
    connection.connect(next(() => (account.user === '' ? send() : connection.login(account, next(send)))))
  })
}

const letter = ({ messageId, to, subject, text, html, attachments = [] }: Mail, from: string) => ({
  messageId,
  from,
  to: [{ name: '', address: to }],
  subject,
  text,
  ...(html !== undefined && { html }),
  attachments: attachments.map(({ name, type, bytes }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(bytes),
  })),
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

function outcome(error: unknown, handedOver: boolean): MailOutcome {
  const { message: reason, code, command, responseCode } = Failure.parse(error)
  if (responseCode === undefined && handedOver) return { kind: 'unknown', reason }
  const refused = responseCode !== undefined && responseCode >= 500 && aboutTheMail.has(command ?? '')
  const unaddressable = code === 'EENVELOPE' && responseCode === undefined
  return { kind: refused || unaddressable ? 'permanent' : 'temporary', reason }
}

const address = (from: string) => /<(.+)>/.exec(from)?.[1] ?? from
