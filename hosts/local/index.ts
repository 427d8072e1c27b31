import type { Log } from '#engine/log/log.ts'
import type { Deployment, Host } from '#engine/store/host.ts'
import type { Clock, Couriers, Crypto, Scanner } from '#engine/store/ports.ts'
import type { Seal } from '#engine/store/printing.ts'
import { calendarFile } from '../calendar-file.ts'
import { clamd, noScanner } from '../clamd.ts'
import { hookSender } from '../hook-sender.ts'
import { httpCourier, ownCouriers } from '../http-courier.ts'
import { jsonLog } from '../json-log.ts'
import { sha256 } from '../key-crypto.ts'
import { readSheet } from '../read-sheet.ts'
import { sampleSeal } from '../sample-seal.ts'
import { totp } from '../totp.ts'
import { runningClock } from './base/clock.ts'
import { localCrypto } from './base/crypto.ts'
import { type Environment, environment } from './base/environment.ts'
import { demandOwner } from './base/folder-owner.ts'
import { demandKeys, noteKeys } from './base/key-sums.ts'
import { deploymentOf } from './base/site.ts'
import { type MockRecipients, mockRecipients, withMockRecipients } from './demo/mock-recipients.ts'
import { demandNoDemo } from './demo/no-demo.ts'
import { doorbell } from './doorbell.ts'
import { type LocalFiles, localFiles } from './http/files.ts'
import type { LocalServer } from './http/server.ts'
import { underWay } from './http/under-way.ts'
import { importHands } from './import-hands.ts'
import { openWholeLog } from './log-end-checks.ts'
import { typstPrinter } from './paper/typst-printer.ts'
import { type CourierInboxes, courierInboxes } from './post/courier-inbox.ts'
import type { Mailbox } from './post/mailbox.ts'
import type { PostOffice } from './post/post-office.ts'
import { localViewer } from './post/viewer.ts'
import { remoteSigner } from './remote-signer.ts'
import { unitSeal } from './seal/unit-seal.ts'
import type { Serving } from './serve-site.ts'
import type { SignIns } from './sign-ins.ts'
import { clearLeftovers, localPublicFolder } from './store/public-folder.ts'
import { demandWhole } from './store/restoring-mark.ts'
import { steadyClock } from './store/steady-clock.ts'
import type { LocalTable } from './store/table.ts'

export type LocalHost = Host &
  SignIns & {
    readonly environment: Environment
    readonly files: LocalFiles
    /** Present where the deployment names no mail server or gateway. */
    readonly mailbox: Mailbox | null
    readonly inboxes: CourierInboxes
    /** Recipients of the demo, on this machine. */
    readonly mockRecipients: MockRecipients | null
    /** Sets the taker of incoming non-delivery reports. */
    readonly onMail: PostOffice['onMail']
    /** Calls with case ids after commits; returns stop. */
    onDoorbell(listener: (caseId: string) => void): () => void
    /** The store past rows in memory. */
    readonly onDisk: LocalTable['onDisk']
    backup(path: string, progress?: (left: number, total: number) => void): Promise<void>
    /** Waits until requests leave time, at most a while. */
    rest(): Promise<void>
    /** Refuses where the clock is far behind the log. */
    demandClock(): void
    serve(serving: Serving): Promise<LocalServer>
  }

export { tools } from './tools.ts'

/** The log of a door, there before the host is open. */
export const log: Log = jsonLog({ now: () => Date.now() })

/** One machine: everything under one data folder, set up by the environment. */
export async function openHost(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  options: { readonly isThrowaway?: boolean } = {},
): Promise<LocalHost> {
  const env = environment(variables)
  demandSound(env.dataFolder)
  const realNow = () => Date.now()
  const running = runningClock(realNow, env.startAt)
  const log = jsonLog(running)
  const deployment = demoWithRecipients(deploymentOf(env))
  const hooked = hookParts(env, deployment)
  const store = await openWholeLog(env, options)
  await demandNoDemo(deployment, store)
  const { area } = deployment
  const steady = await steadyClock({ ...store, clock: running, area }, (behind) => log('clock.behind', { behind }))
  const { clock } = steady
  const crypto = await cryptoOf(env, store)
  const scanner: Scanner | null = env.clamd === undefined ? null : clamd({ address: env.clamd })
  const files = localFiles({ folder: env.dataFolder, url: env.url, crypto, clock, scanner })
  clearLeftovers(env.dataFolder)
  const publicFolder = localPublicFolder(env.dataFolder, clock)
  const { mail, signing, serveSite } = await serverParts(env, clock, realNow)
  const gateways = gatewaysOf(env)
  const inboxes = env.issuer === undefined ? courierInboxes({ folder: env.dataFolder, clock }, gateways) : {}
  const bell = doorbell()
  const printer = typstPrinter()
  const site = { environment: env, files, publicFolder, crypto, clock, realNow, log, underWay: underWay() }
  const pages = site.underWay.count
  const hand = importHands({ variables, data: env.dataFolder, store, steady, bell, pages })
  const boxes = { mailbox: mail.mailbox, inboxes, ...hooked }
  return {
    ...signing,
    ...boxes,
    environment: env,
    table: steady.table,
    demandClock: steady.demand,
    ...{ journal: store.journal, onDisk: store.onDisk, backup: store.backup },
    files,
    publicFolder,
    scanner: scanner ?? noScanner,
    printing: { printer, seal: deployment.demo ? sampleSeal : sealOf(env, deployment, clock) },
    viewer: localViewer(),
    calendarFile: calendarFile({ name: deployment.city.zh, email: env.mailFrom }),
    readSheet,
    importHand: hand,
    mailer: mail.mailer,
    onMail: mail.onMail,
    couriers: { ...ownCouriers(deployment), ...inboxes, ...gateways },
    totp: totp(crypto, deployment.city.zh),
    crypto,
    clock,
    log,
    deployment,
    doorbell: bell.ring,
    onDoorbell: bell.listen,
    rest: site.underWay.rest,
    serve: (serving) => serveSite({ ...site, ...boxes, ...signing }, serving),
    close: () => closed([mail, printer, hand, { close: () => noteKeys(env.dataFolder) }, store]),
  }
}

/** Loads what `tools` never needs, a third of a command's start. */
async function serverParts(env: Environment, clock: Clock, realNow: () => number) {
  const [{ postOffice }, { serveSite }, { signIns }] = await Promise.all([
    import('./post/post-office.ts'),
    import('./serve-site.ts'),
    import('./sign-ins.ts'),
  ])
  return { mail: await postOffice(env, clock), signing: signIns(env, realNow), serveSite }
}

/** Refuses folders of another account, half ones, and changed keys. */
function demandSound(folder: string): void {
  demandOwner(folder)
  demandWhole(folder)
  demandKeys(folder)
}

/** A throwaway host, its clock ahead of all that is played. */
export const openApart = (folder: string): Promise<LocalHost> =>
  openHost({ ...process.env, REDRESS_DATA: folder, REDRESS_NOW: '2099-12-31' }, { isThrowaway: true })

async function closed(parts: readonly { close(): unknown }[]): Promise<void> {
  for (const part of parts) await part.close()
}

const sealOf = ({ dataFolder, seals }: Environment, { city }: Deployment, clock: Clock): Seal =>
  unitSeal({ dataFolder, seals, city: city.zh, clock })

/** The city's gateways, by channel. */
const gatewaysOf = ({ couriers }: Environment): Partial<Couriers> =>
  Object.fromEntries(Object.entries(couriers).map(([name, gateway]) => [name, httpCourier(gateway)]))

const demoWithRecipients = (own: Deployment): Deployment => (own.demo ? withMockRecipients(own) : own)

/** Sender of webhooks, with the demo's recipients before it. */
function hookParts(env: Environment, deployment: Deployment) {
  const sender = hookSender({ anywhere: env.hooksAnywhere })
  const mocks = deployment.demo ? mockRecipients(env.dataFolder, deployment) : null
  return { mockRecipients: mocks, hooks: mocks ? mocks.around(sender) : sender }
}

/** Keys of this folder; the ledger's may be a process's apart. */
async function cryptoOf({ dataFolder: folder, guomi, signer }: Environment, store: LocalTable): Promise<Crypto> {
  const own = signer && { signer: remoteSigner(signer, { folder, journal: store.journal, sha256 }) }
  const crypto = localCrypto(folder, { guomi, ...own })
  noteKeys(folder)
  await store.muster(crypto)
  return crypto
}
