import { z } from 'zod'
import { makeEngine } from '#functions/http/door/app.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { openHost } from '../index.ts'

const Incoming = z.strictObject({ to: z.string(), raw: z.base64() })

const engine = makeEngine(await openHost())

/** A report of non-delivery, handed on by whoever receives mail for the bounce address: its envelope's recipient and the mail. */
export async function handler(event: unknown): Promise<{ readonly kind: string }> {
  const { to, raw } = Incoming.parse(event)
  return { kind: await receiveMail(engine, { to, raw: Buffer.from(raw, 'base64') }) }
}
