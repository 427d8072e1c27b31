import { takeBounce } from '#engine/mail/bounce.ts'
import { answeredLetter } from '#engine/mail/reply-address.ts'
import { takeReply } from '#engine/mail/take-reply.ts'
import type { Engine } from '#engine/store/engine.ts'
import { deliveryReport } from './delivery-report.ts'
import { readReply } from './reply-mail.ts'

export type ReceivedMail = {
  /** Envelope's recipient: anybody can write a report's headers. */
  readonly to: string
  readonly raw: Uint8Array
}

export type Receipt = 'noted' | 'bounced' | 'delayed' | 'delivered' | 'unclear' | 'unknown'

/**
 * Takes a staff answer or a returned letter. Only our own address with its letter's token changes anything; repeats
 * change nothing.
 */
export async function receiveMail(engine: Engine, mail: ReceivedMail): Promise<Receipt> {
  const outcome = await received(engine, mail)
  engine.log('mail.received', { outcome })
  return outcome
}

async function received(engine: Engine, { to, raw }: ReceivedMail): Promise<Receipt> {
  if (answeredLetter(engine, to) !== null) return answer(engine, { to, raw })
  const token = /\+([0-9a-f]{32})@/i.exec(to)?.[1]?.toLowerCase()
  if (token === undefined) return 'unknown'
  const { kind, reason } = await deliveryReport(raw)
  if (kind !== 'failed') return kind
  return (await takeBounce(engine, token, reason)) ? 'bounced' : 'unknown'
}

async function answer(engine: Engine, { to, raw }: ReceivedMail): Promise<Receipt> {
  const reply = await readReply(raw, engine.deployment.replies?.checkedBy ?? '')
  if (reply === null) return 'unclear'
  return (await takeReply(engine, { to, ...reply })) ? 'noted' : 'unknown'
}
