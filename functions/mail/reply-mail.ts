import { type ParsedMail, simpleParser } from 'mailparser'
import type { MailReply } from '#engine/mail/take-reply.ts'

type Read = Omit<MailReply, 'to'>

/** Reply as its sender wrote it. Null without DMARC, from a machine, or without one sender. */
export async function readReply(raw: Uint8Array, checkedBy: string): Promise<Read | null> {
  const mail = await simpleParser(Buffer.from(raw), { skipImageLinks: true, skipTextLinks: true })
  const senders = mail.from?.value ?? []
  const from = senders.length === 1 ? (senders[0]?.address ?? '') : ''
  if (from === '' || !mail.messageId || byMachine(mail)) return null
  if (!isVouchedFor(mail, checkedBy, from.split('@')[1] ?? '')) return null
  const attachments = mail.attachments.map(({ filename, content }, n) => ({
    name: filename ?? `attachment-${n + 1}`,
    bytes: Uint8Array.from(content),
  }))
  return { from, messageId: mail.messageId, text: mail.text ?? '', attachments }
}

/** Trusts our own server's lines only; all must name that domain. */
function isVouchedFor({ headerLines }: ParsedMail, checkedBy: string, domain: string): boolean {
  const own = headerLines
    .filter(({ key }) => key === 'authentication-results')
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase(),
    )
    .filter((line) => line.split(/[;\s]/)[0] === checkedBy.toLowerCase())
  return own.length > 0 && own.every((line) => passes(line, domain.toLowerCase()))
}

function passes(line: string, domain: string): boolean {
  const verdicts = line
    .replace(/\([^)]*\)/g, ' ')
    .split(';')
    .slice(1)
    .map((one) => one.trim())
  const dmarc = verdicts.filter((one) => /^dmarc\s*=/.test(one))
  return (
    dmarc.length === 1 &&
    dmarc.every((one) => /^dmarc\s*=\s*pass\b/.test(one) && one.split(/\s+/).includes(`header.from=${domain}`))
  )
}

/** An answering machine, a list, a report (RFC 3834). */
function byMachine({ headers }: ParsedMail): boolean {
  const said = (name: string) => String(headers.get(name) ?? '').toLowerCase()
  const auto = said('auto-submitted')
  return (auto !== '' && auto !== 'no') || /bulk|junk|list|auto_reply/.test(said('precedence')) || headers.has('list')
}
