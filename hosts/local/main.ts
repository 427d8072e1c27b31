import { readFileSync } from 'node:fs'
import { planDigests } from '#engine/mail/digest.ts'
import { seal } from '#engine/proof/seal.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { planScan } from '#engine/scan/scan.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { door } from '#functions/http/door/door.ts'
import { notFoundHtml } from '#functions/http/door/not-found.ts'
import { atStaffSide, everySide, publicSide } from '#functions/http/sides.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { inCheckout } from './base/checkout.ts'
import { demoPeople } from './base/demo-people.ts'
import { seedDemo } from './demo/seed.ts'
import { consumerLoop, follower } from './follower.ts'
import { drainOnSignal } from './http/drain.ts'
import { openHost } from './index.ts'

const host = await openHost()
const engine = makeEngine(host)
const publish = publisher(engine)
const report = (error: unknown) => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  console.error(JSON.stringify({ level: 'error', code: 'follower.failed', message, stack }))
}

if (host.deployment.demo) await seedDemo(engine)
const moved = await adoptCalendar(engine)
if (moved > 0)
  console.error(JSON.stringify({ level: 'info', code: 'calendar.taken', version: engine.calendar.version, moved }))
await planDigests(engine)
await planScan(engine)
const loop = follower(engine, publish, report)
const consumers = consumerLoop(engine, report)
host.onDoorbell(() => {
  loop.ring()
  consumers.ring()
})
host.onMail(async (mail) => {
  const kind = await receiveMail(engine, mail)
  console.error(JSON.stringify({ level: 'info', code: `mail.${kind}` }))
})
const sealing = setInterval(() => void seal(engine).catch(report), 60_000)
await seal(engine)

const asset = (path: string, type: string) => ({
  type,
  body: readFileSync(inCheckout(`web/${path}`)),
})
const assets = {
  '/style.css': asset('style.css', 'text/css; charset=utf-8'),
  '/a.js': asset('a.js', 'text/javascript; charset=utf-8'),
  '/icon.svg': asset('icon.svg', 'image/svg+xml'),
}
const notFound = (path: string) => notFoundHtml(engine, path)
const { staff } = host.environment
const routes = staff ? publicSide : everySide
const servers = [await host.serve({ handler: door(routes, async () => engine), assets, notFound })]
if (staff && host.staffSignIn) {
  const theirs = atStaffSide(engine, staff.url, host.staffSignIn)
  servers.push(await host.serve({ handler: door(everySide, async () => theirs), assets, notFound, port: staff.port }))
}

drainOnSignal(
  async () => {
    clearInterval(sealing)
    await Promise.all(servers.map((server) => server.close()))
    await loop.stop()
    await consumers.stop()
    await host.close()
  },
  (code) => process.exit(code),
)

const { url } = host.environment
const people = demoPeople.map(({ sub, name }) => `  ${sub.padEnd(16)}${name.zh} · ${name.en}`).join('\n')
console.log(`信用异议与修复 · Redress
${url}/ 中文   ${url}/en/ English
${staff ? `${staff.url}/ 工作人员 · staff\n` : ''}${host.deployment.demo ? `\n演示人员，在 ${url}/sign-in 任选 · Demo people, pick one at ${url}/en/sign-in\n${people}\n\n演示邮箱 · Demo mailbox  ${url}/demo/mailbox\n` : ''}
Ctrl-C 结束 · to stop`)
