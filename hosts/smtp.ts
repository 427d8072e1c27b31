import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { z } from 'zod'
import type { Mail, Mailer, MailOutcome } from '#engine/store/ports.ts'

type Options = {
  /** `smtp://user:password@host:587`, or `smtps://` */
  readonly url: string
  readonly from: string
  /** Address of reports, token after +; else `from`. */
  readonly bounces?: string | undefined
  readonly timeouts?: { readonly connect: number; readonly answer: number }
}
const Failure = z.object({
  message: z.string(),
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
})
// Commands whose answers are about this mail.
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/** One connection a mail; unanswered after hand-over is `unknown`. */
export function smtpMailer({ url, from, bounces, timeouts = { connect: 10_000, answer: 60_000 } }: Options): Mailer {
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
    async send(mail, handingOver = async () => {}) {
      const bytes = await new MailComposer(letter(mail, from)).compile().build()
      const connection = new SMTPConnection(server)
      let handedOver = false
      const message = new Readable({
        read() {
          handingOver().then(
            () => {
              handedOver = true
              this.push(bytes)
              this.push(null)
            },
            (error: Error) => this.destroy(error),
          )
        },
      })
      try {
        await converse(
          connection,
          account,
          { from: returnPath(mail, bounces) ?? address(from), to: [mail.to] },
          message,
        )
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

const letter = (
  { messageId, to, subject, text, html, attachments = [], date, replyTo, unsubscribe }: Mail,
  from: string,
) => ({
  messageId,
  // The same bytes at each try.
  baseBoundary: hash('sha256', messageId).slice(0, 24),
  ...(date !== undefined && { date: new Date(date) }),
  from,
  to: [{ name: '', address: to }],
  subject,
  text,
  ...(html !== undefined && { html }),
  ...(replyTo !== undefined && { replyTo }),
  attachments: attachments.map(({ name, type, bytes }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(bytes),
  })),
  headers: {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribe !== undefined && {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
})

function outcome(error: unknown, handedOver: boolean): MailOutcome {
  const { message: reason, code, command, responseCode } = Failure.parse(error)
  if (responseCode === undefined && handedOver) return { kind: 'unknown', reason }
  if (code === 'EENVELOPE' && responseCode === undefined) return { kind: 'permanent', reason }
  if (responseCode === undefined || !aboutTheMail.has(command ?? '')) return { kind: 'technical', reason }
  return { kind: responseCode >= 500 ? 'permanent' : 'temporary', reason }
}

/** VERP: a report finds its mail, whatever its form. */
function returnPath({ bounceToken }: Mail, bounces: string | undefined): string | undefined {
  const at = bounces?.lastIndexOf('@') ?? -1
  return bounces && bounceToken ? `${bounces.slice(0, at)}+${bounceToken}${bounces.slice(at)}` : undefined
}

const address = (from: string) => /<(.+)>/.exec(from)?.[1] ?? from
