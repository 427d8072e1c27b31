import type { Clock, Mailer } from '#engine/store/ports.ts'
import { smtpMailer } from '#hosts/smtp.ts'
import { Fault } from '#law/fault.ts'
import type { Environment } from '../base/environment.ts'
import { mailReceiver } from './mail-receiver.ts'
import { type Mailbox, mailbox } from './mailbox.ts'

export type MailListener = (mail: { readonly to: string; readonly raw: Uint8Array }) => Promise<void>

/** Mail out, and returning reports of non-delivery. */
export type PostOffice = {
  readonly mailer: Mailer
  /** Only in a demo without a mail server of its own. */
  readonly mailbox: Mailbox | null
  onMail(listener: MailListener): void
  close(): Promise<void>
}

/** Milliseconds that the demo's reader waits before it sends a mail back. */
const demoDelay = 300

export async function postOffice(env: Environment, clock: Clock): Promise<PostOffice> {
  let listener: MailListener = async () => {
    throw new Fault('mail.tooEarly', 'nobody takes mail yet')
  }
  const box =
    env.smtp === undefined && env.issuer === undefined
      ? await mailbox({
          folder: env.dataFolder,
          clock,
          onReport: (to, raw) => void setTimeout(() => void listener({ to, raw }), demoDelay).unref(),
        })
      : null
  const receiver = await receiving(env, (mail) => listener(mail))
  return {
    mailer: mailerTo(env.smtp ?? (box && `smtp://127.0.0.1:${box.port}`), env),
    mailbox: box,
    onMail: (taker) => {
      listener = taker
    },
    async close() {
      await box?.close()
      await receiver?.close()
    },
  }
}

/** Refuses each mail where the deployment names no server. */
const mailerTo = (url: string | null, { mailFrom: from, bounces }: Environment): Mailer =>
  url === null
    ? { send: async () => ({ kind: 'permanent', reason: 'no mail server is configured' }) }
    : smtpMailer({ url, from, bounces })

/** Takes mail to our own report addresses alone. */
async function receiving({ mailPort, bounces, replies }: Environment, take: MailListener) {
  const own = [bounces, replies?.address].filter((one) => one !== undefined)
  if (mailPort === undefined || own.length === 0) return null
  const isOurs = (address: string) => own.some((one) => isWithin(address.toLowerCase(), one.toLowerCase()))
  return mailReceiver({
    port: mailPort,
    host: '0.0.0.0',
    admit: (address) => (isOurs(address) ? null : { code: 550, text: 'no such address' }),
    async take({ to, raw }) {
      for (const address of to) await take({ to: address, raw })
    },
  })
}

/** Own address, or one with + inside. */
function isWithin(address: string, own: string): boolean {
  const at = own.lastIndexOf('@')
  return address === own || (address.startsWith(`${own.slice(0, at)}+`) && address.endsWith(own.slice(at)))
}
