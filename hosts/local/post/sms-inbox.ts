import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock, ShortMessage, Sms } from '#engine/store/ports.ts'
import { demoHeaders, demoPage, escaped } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'
import type { Mount } from '../http/server.ts'

export type ReceivedText = ShortMessage & { readonly receivedAt: number }
export type SmsInbox = Sms & {
  /** Newest first. */
  list(limit: number): readonly ReceivedText[]
}

const Received = z.object({ to: z.string(), text: z.string(), receivedAt: z.number() })

/** Telephone network of the demo: a file a text. */
export function smsInbox({ folder, clock }: { readonly folder: string; readonly clock: Clock }): SmsInbox {
  const root = join(folder, 'sms')
  return {
    isThere: true,
    async send({ to, text }) {
      const receivedAt = clock.now()
      const name = `${String(receivedAt).padStart(15, '0')}-${randomBytes(6).toString('hex')}.json`
      writeDurably(join(root, name), JSON.stringify({ to, text, receivedAt }), 0o600)
      return { kind: 'accepted' }
    },
    list(limit) {
      if (!existsSync(root)) return []
      const names = readdirSync(root).filter((name) => name.endsWith('.json'))
      return names
        .sort()
        .reverse()
        .slice(0, limit)
        .map((name) => Received.parse(JSON.parse(readFileSync(join(root, name), 'utf8'))))
    },
  }
}

/** The texts that the demo host received, newest first. */
export const smsMount = (box: SmsInbox): Mount => ({
  path: '/demo/sms',
  async handle(_request, response) {
    response.writeHead(200, demoHeaders).end(listPage(box.list(100)))
  },
})

const title = { zh: '演示短信', en: 'Demo text messages' }

function listPage(texts: readonly ReceivedText[]): string {
  if (texts.length === 0) return demoPage(title, '<p>还没有短信。<span lang="en">No text messages yet.</span></p>')
  const row = ({ to, text, receivedAt }: ReceivedText) =>
    `<tr><td>${timeOf(receivedAt)}</td><td>${escaped(to)}</td><td>${escaped(text).replaceAll('\n', '<br>')}</td></tr>`
  return demoPage(
    title,
    `<table><thead><tr><th scope="col">时间 · Time</th><th scope="col">号码 · Number</th><th scope="col">内容 · Text</th></tr></thead>
<tbody>${texts.map(row).join('\n')}</tbody></table>`,
  )
}

const timeOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
