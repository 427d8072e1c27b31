import { z } from 'zod'
import { makeEngine } from '#functions/http/door/app.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { openHost } from '../index.ts'

const Incoming = z.strictObject({ to: z.string(), raw: z.base64() })

const engine = makeEngine(await openHost())

/** Takes bounce mail: envelope's recipient and text. */
export async function handler(event: unknown): Promise<{ readonly kind: string }> {
  const { to, raw } = Incoming.parse(event)
  return { kind: await receiveMail(engine, { to, raw: Buffer.from(raw, 'base64') }) }
}
