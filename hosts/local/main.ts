import { readFileSync } from 'node:fs'
import { planDigests } from '#engine/mail/digest.ts'
import { takeRights } from '#engine/people/security-admin.ts'
import { seal } from '#engine/proof/seal.ts'
import { takeSeals } from '#engine/proof/sealing.ts'
import { gatherStandIns } from '#engine/run/absence.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { listWaiting } from '#engine/run/list-waiting.ts'
import { planScan } from '#engine/scan/scan.ts'
import { hearCreditChina } from '#functions/http/case/credit-china.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { atStaffSide } from '#functions/http/door/by-side.ts'
import { door } from '#functions/http/door/door.ts'
import { notFoundHtml } from '#functions/http/door/not-found.ts'
import { everySide, publicSide } from '#functions/http/sides.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { pagesEdition } from '#functions/stream/drawn.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { cosigning } from '#hosts/witness/cosign.ts'
import { shanghaiDay } from '#law/day.ts'
import { takeAsks } from './asks.ts'
import { inCheckout } from './base/checkout.ts'
import { creditChinaAccount } from './base/demo-people.ts'
import { collectEarly } from './base/heap.ts'
import { machineChecks } from './base/machine-checks.ts'
import { keepServed, siteOf } from './base/site.ts'
import { breathing, oneATurn } from './breathing.ts'
import type { CreditChinaPush } from './demo/mock-credit-china.ts'
import { nightReports } from './demo/mock-night-file.ts'
import { confirmedBy, differencesFor } from './demo/mock-recipients.ts'
import { personOf, seedDemo, type Year } from './demo/seed.ts'
import { playYear } from './demo/year.ts'
import { gathered } from './doorbell.ts'
import { consumerLoop, follower, inboxLoop } from './follower.ts'
import { greeting } from './greeting.ts'
import { drainOnSignal } from './http/drain.ts'
import { metricsText } from './http/metrics.ts'
import { operatorServer } from './http/operator-server.ts'
import { takeInbox } from './import-inbox.ts'
import { openHost } from './index.ts'
import { auditByNight } from './night-audit.ts'
import { partitionsAfter } from './partition-names.ts'
import { republish } from './republish.ts'
import { ledgerKeyOf } from './store/reader.ts'
import { witness } from './witness.ts'

collectEarly()
// A log that takes nothing stops no page.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const host = await openHost()
host.demandClock()
let isStopping = false
const engine = { ...makeEngine(host), isStopping: () => isStopping }
// Public files are drawn by the settings in force.
await engine.renew?.(true)
const publish = publisher(engine)
const report = (error: unknown, follower: string) => host.log('follower.failed', { follower, error })

keepServed(host.environment.dataFolder, siteOf(host.environment))
// Reads of what nobody waits for let pages be answered between.
const behind = { ...engine, table: breathing(engine.table) }
const serving = Promise.withResolvers<void>()
const republishing = await republish(behind, {
  publish: publisher(behind),
  folder: host.environment.dataFolder,
  report: (error) => report(error, 'public'),
  // First it serves.
  rest: () => serving.promise.then(host.rest),
})
const year: Year | undefined = host.environment.demoYear ? (begin) => playYear(engine, publish, begin) : undefined
if (host.deployment.demo) await seedDemo(engine, year)
// The loop below tries again: one bad case keeps nobody out.
const moved = await adoptCalendar(engine).catch((error: unknown) => {
  report(error, 'calendar')
  return 0
})
if (moved > 0) host.log('calendar.taken', { version: engine.calendar.version, moved })
// Whoever stands in has the seats from the first request on.
await gatherStandIns(engine)
const plan = () => planScan(behind, pagesEdition(engine, engine.crypto.sha256))
const heard = async (id: string, message: CreditChinaPush) => {
  const said = await hearCreditChina(engine, personOf(creditChinaAccount), id, message)
  return said.kind === 'heard' ? said.outcome : said.refusal.code
}
const drawing = { ...engine, publicFolder: oneATurn(engine.publicFolder) }
const loop = follower(engine, publisher(drawing), report, { rest: host.rest, behind })
const consumers = gathered(consumerLoop(behind, report, plan, host.rest), 100)
const inbox = inboxLoop(async () => {
  const { dataFolder } = host.environment
  const asked = (await takeInbox(behind, dataFolder)) + (await takeAsks(behind, dataFolder))
  const mocks = host.mockRecipients
  if (!mocks) return asked
  const today = shanghaiDay(engine.clock.now())
  const mended = (await mocks.compare(differencesFor(behind))) + (await mocks.nightFile.step(nightReports(behind)))
  return asked + mended + (await mocks.confirm(confirmedBy(behind))) + (await mocks.creditChina.say(today, heard))
}, report)
host.onDoorbell((caseId) => {
  loop.ring(caseId)
  consumers.ring()
})
host.onMail(async (mail) => {
  await receiveMail(engine, mail)
})
const tellWitness = witness(engine, host.environment)
const askCosigners = cosigning(engine, host.environment.witness.cosigners)
let telling: Promise<void> | null = null
const sealAndTell = async () => {
  await seal(engine)
  // Once at a time; no start waits for slow mail servers.
  telling ??= askCosigners()
    .finally(tellWitness)
    .catch((error: unknown) => report(error, 'witness'))
    .finally(() => {
      telling = null
    })
}
const stopAudit = auditByNight(engine, host, (error) => report(error, 'audit'), republishing.isOver)

const asset = (path: string, type: string) => ({ type, body: readFileSync(inCheckout(path), 'utf8') })
const assets = {
  '/style.css': asset('web/style.css', 'text/css; charset=utf-8'),
  '/a.js': asset('web/a.js', 'text/javascript; charset=utf-8'),
  '/count.js': asset('dist/local/count.js', 'text/javascript; charset=utf-8'),
  '/icon.svg': asset('web/icon.svg', 'image/svg+xml'),
}
const notFound = (path: string) => notFoundHtml(engine, path)
const { staff, operatorPort, dataFolder } = host.environment
const routes = staff ? publicSide : everySide
const { publicFolder } = republishing
const served = { assets, notFound, publicFolder }
const servers = [await host.serve({ ...served, handler: door(routes, async () => engine, host.log) })]
if (staff && host.staffSignIn) {
  const theirs = atStaffSide(engine, staff.url, host.staffSignIn)
  servers.push(
    await host.serve({ ...served, handler: door(everySide, async () => theirs, host.log), port: staff.port }),
  )
}
if (operatorPort !== undefined) {
  const looked = { ...engine, sha256: engine.crypto.sha256, ledgerKey: ledgerKeyOf(dataFolder), close: () => {} }
  servers.push(
    await operatorServer({
      port: operatorPort,
      ready: async () => void (await engine.journal.size()),
      metrics: () => metricsText(engine, looked, machineChecks(host.environment, Date.now())),
      failed: (error, path) => host.log('operator.failed', { path, error }),
    }),
  )
}

serving.resolve()
const sealNow = () => void sealAndTell().catch((error: unknown) => report(error, 'seal'))
sealNow()
const sealing = setInterval(sealNow, 60_000)
/** What other releases left to do once: nobody waits for it. */
async function catchUp(): Promise<void> {
  const works = [
    () => planDigests(behind),
    plan,
    () => takeRights(behind, partitionsAfter(dataFolder, null), (pk) => takeSeals(behind, pk)),
    () => listWaiting(behind),
  ]
  // One that fails stops no other.
  for (const work of works) await work().catch((error: unknown) => isStopping || report(error, 'start'))
}
void catchUp()

drainOnSignal(
  {
    sealing() {
      isStopping = true
      clearInterval(sealing)
    },
    witness: () => telling,
    audit: stopAudit,
    doors: () => Promise.all(servers.map((server) => server.close())),
    followers: loop.stop,
    consumers: consumers.stop,
    inbox: inbox.stop,
    public: republishing.stop,
    host: host.close,
  },
  (code) => process.exit(code),
  host.log,
)

process.stdout.write(greeting(host))
