import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock, Courier, CourierName, Couriers, ShortMessage } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { demoHeaders, demoPage, escaped } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'
import type { Mount } from '../http/server.ts'

export type ReceivedText = ShortMessage & { readonly receivedAt: number }
export type CourierInbox = Courier & {
  /** Newest first. */
  list(limit: number): readonly ReceivedText[]
}
export type CourierInboxes = Readonly<Partial<Record<CourierName, CourierInbox>>>
type Home = { readonly folder: string; readonly clock: Clock }

const Received = z.object({ to: z.string(), text: z.string(), receivedAt: z.number() })

/** The demo's inboxes, for channels without a gateway. */
export const courierInboxes = (home: Home, gateways: Partial<Couriers>): CourierInboxes =>
  Object.fromEntries(names.filter((name) => !gateways[name]).map((name) => [name, courierInbox(home, name)]))

/** One channel of the demo: a file a text. */
function courierInbox({ folder, clock }: Home, name: CourierName): CourierInbox {
  const root = join(folder, name)
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

/** Inboxes of the demo's channels, newest first: `/demo/sms` and so on. */
export const courierMounts = (boxes: CourierInboxes): readonly Mount[] =>
  names.flatMap((name) => {
    const box = boxes[name]
    return box ? [mountOf(name, box)] : []
  })

const mountOf = (name: CourierName, box: CourierInbox): Mount => ({
  path: addresses[name],
  async handle(_request, response) {
    response.writeHead(200, demoHeaders).end(listPage(titles[name], box.list(100)))
  },
})

const names: readonly CourierName[] = ['sms', 'letter', 'counter', 'mini']

const addresses = { sms: '/demo/sms', letter: '/demo/letter', counter: '/demo/counter', mini: '/demo/mini' } as const

const titles = {
  sms: { zh: '演示短信', en: 'Demo text messages' },
  letter: { zh: '演示信函', en: 'Demo letters by post' },
  counter: { zh: '演示窗口待取', en: 'Demo notices at the counter' },
  mini: { zh: '演示小程序消息', en: 'Demo mini-programme messages' },
} as const

function listPage(title: Bilingual, texts: readonly ReceivedText[]): string {
  if (texts.length === 0) return demoPage(title, '<p>还没有消息。<span lang="en">Nothing yet.</span></p>')
  const row = ({ to, text, receivedAt }: ReceivedText) =>
    `<tr><td>${timeOf(receivedAt)}</td><td>${escaped(to)}</td><td>${escaped(text).replaceAll('\n', '<br>')}</td></tr>`
  return demoPage(
    title,
    `<table><thead><tr><th scope="col">时间 · Time</th><th scope="col">收件 · To</th><th scope="col">内容 · Text</th></tr></thead>
<tbody>${texts.map(row).join('\n')}</tbody></table>`,
  )
}

const timeOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
