import { simpleParser } from 'mailparser'
import { z } from 'zod'

const Header = z.object({ params: z.record(z.string(), z.string()) })

/** Report on one mail. `unclear`: an answering machine, or unknown form. */
export type DeliveryReport = {
  readonly kind: 'failed' | 'delayed' | 'delivered' | 'unclear'
  readonly reason: string
}

/** Reads a report (RFC 3464), or a mail server's free words. */
export async function deliveryReport(raw: Uint8Array): Promise<DeliveryReport> {
  const { text = '', headers, from } = await simpleParser(Buffer.from(raw), { skipImageLinks: true })
  const type = Header.safeParse(headers.get('content-type')).data?.params['report-type']
  if (type?.toLowerCase() === 'delivery-status') return byFields(text)
  const sender = from?.value[0]?.address?.split('@')[0]?.toLowerCase() ?? ''
  const isServer = sender === 'mailer-daemon' || sender === 'postmaster'
  const line = isServer ? text.split('\n').find((one) => refusal.test(one)) : undefined
  return line === undefined ? { kind: 'unclear', reason: '' } : { kind: 'failed', reason: line.trim() }
}

const refusal = /\b5\.\d{1,3}\.\d{1,3}\b|\b55[0-4]\b/

/** Status 4 is never final; 5 only with `failed`. */
function byFields(text: string): DeliveryReport {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(text)?.[1]?.trim() ?? ''
  const action = field('Action').toLowerCase()
  const status = field('Status')
  const reason = [status, field('Diagnostic-Code').replace(/^smtp;\s*/i, '')].filter((part) => part !== '').join(' ')
  if (action === 'failed' && status.startsWith('5')) return { kind: 'failed', reason }
  if (action === 'failed' || action === 'delayed') return { kind: 'delayed', reason }
  return { kind: action === 'delivered' || action === 'relayed' ? 'delivered' : 'unclear', reason }
}
