import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { noCouriers } from '#hosts/http-courier.ts'
import { folder } from '#tests/contract/folder.ts'
import { courierInboxes, courierMounts } from './courier-inbox.ts'

const place = await folder()
const clock = { now: () => Date.UTC(2026, 8, 14, 2) }
const boxes = courierInboxes({ folder: place.path, clock }, {})
const mounts = courierMounts(boxes)
const server = createServer(async (request, response) => {
  await mounts.find(({ path }) => path === request.url)?.handle(request, response)
}).listen(0)
const { port } = server.address() as AddressInfo
afterAll(async () => {
  server.close()
  await place.remove()
})

const shown = async (name: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}/demo/${name}`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return answer.text()
}
const names = ['sms', 'letter', 'counter', 'mini'] as const

it.each(names)('the demo’s inbox of %s shows what was sent, as text, and of no other channel', async (name) => {
  expect(await shown(name)).toContain('还没有消息')
  const text = `经 ${name} 的通知 <b>445300</b>\n第二行`
  expect(await boxes[name]?.send({ to: `收件人 ${name}`, text })).toEqual({ kind: 'accepted' })
  const rows = (await shown(name)).match(/<tr><td>.*<\/tr>/g) ?? []
  expect(rows).toEqual([
    `<tr><td>2026-09-14 10:00</td><td>收件人 ${name}</td><td>经 ${name} 的通知 &lt;b&gt;445300&lt;/b&gt;<br>第二行</td></tr>`,
  ])
})

it('a channel with a gateway has no inbox, and no page', () => {
  const { sms } = noCouriers
  const rest = courierInboxes({ folder: place.path, clock }, { sms })
  expect(courierMounts(rest).map(({ path }) => path)).toEqual(['/demo/letter', '/demo/counter', '/demo/mini'])
})
