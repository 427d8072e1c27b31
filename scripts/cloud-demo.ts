// node -C aws scripts/cloud-demo.ts: the demo beside a deployment. Issuer, mailbox and recipients at DEMO_PORT, mail at
// DEMO_SMTP_PORT; an operator enters register and people, and hands recipients their changes.
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { moveClock } from '../cloud/clock/move-clock.ts'

moveClock(Number(process.env['DEMO_CLOCK'] ?? 0))
const [
  { openHost },
  { procedures },
  { ruleSetVersion },
  { confirmSettings, proposeSettings },
  { demoPeople },
  { seedDemo },
  issuers,
  { recipientsMount },
  { confirmedBy, differencesFor, mockRecipients, withMockRecipients },
  { nightReports },
  { pushChanges },
  post,
] = await Promise.all([
  import('#hosts/aws/index.ts'),
  import('#workflows/index.ts'),
  import('#law/rules.ts'),
  import('#settings/setting-editions.ts'),
  import('#hosts/local/base/demo-people.ts'),
  import('#hosts/local/demo/seed.ts'),
  import('#hosts/local/issuer/issuer.ts'),
  import('#hosts/local/mounts.ts'),
  import('#hosts/local/demo/mock-recipients.ts'),
  import('#hosts/local/demo/mock-night-file.ts'),
  import('#engine/run/push-changes.ts'),
  Promise.all([import('#hosts/local/post/mailbox.ts'), import('#hosts/local/post/mailbox-mount.ts')]),
])

const host = await openHost()
const engine = { ...host, procedures, calendar: host.deployment.calendar, rules: ruleSetVersion }
const folder = mkdtempSync(join(tmpdir(), 'redress-cloud-demo-'))
const siteUrl = process.env['REDRESS_URL'] ?? ''
const client = {
  clientId: process.env['REDRESS_CLIENT_ID'] ?? '',
  clientSecret: process.env['DEMO_CLIENT_SECRET'] ?? '',
  redirectUris: [`${siteUrl}/login/callback`],
}
const issuer = issuers.demoIssuer({ folder, siteUrl, client, people: demoPeople, realNow: () => Date.now() })
const [{ mailbox }, { mailboxMount }] = post
const box = await mailbox({ folder, clock: host.clock, port: Number(process.env['DEMO_SMTP_PORT']) })
const withRecipients = withMockRecipients(host.deployment)
const recipients = mockRecipients(folder, withRecipients)
const mounts = [{ path: issuer.mountPath, handle: issuer.handle }, mailboxMount(box), recipientsMount(recipients)]

createServer((request, response) => {
  // Lets browsers end cookies by the clock that is moved.
  response.setHeader('date', new Date().toUTCString())
  const mount = mounts.find(({ path }) => request.url?.startsWith(path))
  if (!mount) return void response.writeHead(404).end()
  mount.handle(request, response).catch((error: unknown) => {
    console.error(error)
    response.writeHead(500).end()
  })
}).listen(Number(process.env['DEMO_PORT']), '127.0.0.1')

await seedDemo(engine)
// The demo's issuer asks for no second factor: two administrators decide it, so that the log says so.
const proposed = await proposeSettings(engine, 'security-admin', {
  ...{ group: 'switches', typed: { 'switch.staffSecondFactor': '0' }, reason: '演示身份提供方没有第二因素。' },
})
if (proposed.kind !== 'done') throw new Error(JSON.stringify(proposed))
const decided = await confirmSettings(engine, 'system-admin', proposed.n)
if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
console.log('ready')
for (const { sub, name } of demoPeople) console.log(`  ${sub.padEnd(16)}${name.zh} · ${name.en}`)

// Functions call no address inside, so the operator pushes to the demo's own.
const pushing = { ...engine, deployment: withRecipients, hooks: recipients.around(host.hooks) }
async function handOn(): Promise<void> {
  while ((await pushChanges(pushing)) > 0);
  await recipients.confirm(confirmedBy(pushing))
  await recipients.compare(differencesFor(pushing))
  await recipients.nightFile.step(nightReports(pushing))
}
while (process.env['DEMO_PUSHES'] !== undefined) {
  await setTimeout(3000)
  await handOn().catch((error: unknown) => console.error(error))
}
