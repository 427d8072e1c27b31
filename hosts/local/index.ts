import type { Log } from '#engine/log/log.ts'
import type { Deployment, Host } from '#engine/store/host.ts'
import type { Clock, Scanner, SignIn } from '#engine/store/ports.ts'
import type { Seal } from '#engine/store/printing.ts'
import { procedures } from '#workflows/index.ts'
import { accessTokens } from '../access-token.ts'
import { calendarFile } from '../calendar-file.ts'
import { clamd, noScanner } from '../clamd.ts'
import { readDeployment } from '../deployment.ts'
import { hookSender } from '../hook-sender.ts'
import { httpSms, noSms } from '../http-sms.ts'
import { jsonLog } from '../json-log.ts'
import { oidc } from '../oidc.ts'
import { sampleSeal } from '../sample-seal.ts'
import { totp } from '../totp.ts'
import { runningClock } from './base/clock.ts'
import { keyFile, localCrypto } from './base/crypto.ts'
import { demoPeople } from './base/demo-people.ts'
import { type Environment, environment } from './base/environment.ts'
import { withSampleContacts } from './demo/sample-contacts.ts'
import { type LocalFiles, localFiles } from './http/files.ts'
import type { Handler } from './http/gateway-event.ts'
import { type Asset, type LocalServer, localServer } from './http/server.ts'
import { demoIssuer, type Issuer } from './issuer/issuer.ts'
import { issuerMount, uploadMount } from './mounts.ts'
import { typstPrinter } from './paper/typst-printer.ts'
import type { Mailbox } from './post/mailbox.ts'
import { mailboxMount } from './post/mailbox-mount.ts'
import { type PostOffice, postOffice } from './post/post-office.ts'
import { type SmsInbox, smsInbox, smsMount } from './post/sms-inbox.ts'
import { localViewer } from './post/viewer.ts'
import { unitSeal } from './seal/unit-seal.ts'
import { clearLeftovers, localPublicFolder } from './store/public-folder.ts'
import { localTable } from './store/table.ts'

export type Serving = {
  readonly handler: Handler
  readonly assets: Readonly<Record<string, Asset>>
  readonly notFound?: (path: string) => string
  /** Another door of the same program; left out: the site's own. */
  readonly port?: number
}
export type LocalHost = Host & {
  readonly environment: Environment
  /** Sign-in that comes back to the staff's own address, where they have one. */
  readonly staffSignIn: SignIn | null
  readonly files: LocalFiles
  readonly issuer: Client
  /** Only where the deployment names no issuer or mail server of its own. */
  readonly demoIssuer: Issuer | null
  readonly mailbox: Mailbox | null
  readonly smsInbox: SmsInbox | null
  /** Sets who takes the reports of non-delivery that come in. */
  readonly onMail: PostOffice['onMail']
  /** Called with the case id after each commit; answers how to stop it. */
  onDoorbell(listener: (caseId: string) => void): () => void
  backup(path: string, progress?: (left: number, total: number) => void): Promise<void>
  serve(serving: Serving): Promise<LocalServer>
}

export { tools } from './tools.ts'

/** The log of a door, there before the host is open. */
export const log: Log = jsonLog({ now: () => Date.now() })

type Client = { readonly url: string; readonly clientId: string; readonly clientSecret: string }

/** Path to which the issuer sends readers back. */
export const callbackPath = '/login/callback'

/** One machine: everything under one data folder, set up by the environment. */
export async function openHost(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<LocalHost> {
  const env = environment(variables)
  const realNow = () => Date.now()
  const clock = runningClock(realNow, env.startAt)
  const log = jsonLog(clock)
  const given = readDeployment(env.deploymentFolder, {
    url: env.url,
    demo: env.issuer === undefined,
    procedures,
    ...(env.holidays !== undefined && { holidays: env.holidays }),
    ...(env.staff !== undefined && { staffUrl: env.staff.url }),
    ...(env.filesUrl !== undefined && { filesUrl: env.filesUrl }),
    ...(env.replies !== undefined && { replies: env.replies }),
  })
  const deployment = given.demo ? withSampleContacts(given) : given
  const store = localTable({ folder: env.dataFolder })
  const crypto = localCrypto(env.dataFolder)
  const scanner: Scanner | null = env.clamd === undefined ? null : clamd({ address: env.clamd })
  const files = localFiles({ folder: env.dataFolder, url: env.url, crypto, clock, scanner })
  clearLeftovers(env.dataFolder)
  const publicFolder = localPublicFolder(env.dataFolder, clock)
  const mail = await postOffice(env, clock)
  const gateway = env.sms === undefined ? noSms : httpSms(env.sms)
  const texts = env.issuer === undefined && env.sms === undefined ? smsInbox({ folder: env.dataFolder, clock }) : null
  const issuer = env.issuer ?? demoClient(env)
  const demo = env.issuer === undefined ? openIssuer(env, issuer, realNow) : null
  const signInAt = (url: string) =>
    oidc({
      issuer,
      redirectUri: `${url}${callbackPath}`,
      ...(env.issuer === undefined && { backchannel: `http://127.0.0.1:${env.port}` }),
    })
  const bell = doorbell()
  const printer = typstPrinter()
  return {
    environment: env,
    table: store.table,
    journal: store.journal,
    backup: store.backup,
    files,
    publicFolder,
    scanner: scanner ?? noScanner,
    printing: { printer, seal: deployment.demo ? sampleSeal : sealOf(env, deployment, clock) },
    viewer: localViewer(),
    calendarFile,
    mailer: mail.mailer,
    onMail: mail.onMail,
    sms: texts ?? gateway,
    totp: totp(crypto, deployment.city.zh),
    crypto,
    clock,
    log,
    deployment,
    issuer,
    signIn: signInAt(env.url),
    hooks: hookSender({ anywhere: env.hooksAnywhere }),
    tokens: accessTokens({
      issuer: issuer.url,
      audience: `${env.url}/api/v1`,
      ...(env.issuer === undefined && { backchannel: `http://127.0.0.1:${env.port}` }),
    }),
    demoIssuer: demo,
    mailbox: mail.mailbox,
    smsInbox: texts,
    doorbell: bell.ring,
    onDoorbell: bell.listen,
    staffSignIn: env.staff === undefined ? null : signInAt(env.staff.url),
    serve: ({ handler, assets, notFound, port = env.port }) =>
      localServer({
        port,
        handler,
        assets,
        publicFolder,
        clock,
        realNow,
        proxies: env.proxies,
        https: env.url.startsWith('https:'),
        mounts: [
          uploadMount({ files, crypto, clock }),
          ...(demo ? [issuerMount(demo)] : []),
          ...(mail.mailbox ? [mailboxMount(mail.mailbox)] : []),
          ...(texts ? [smsMount(texts)] : []),
        ],
        ...(notFound && { notFound }),
        log,
      }),
    async close() {
      await mail.close()
      await printer.close()
      store.close()
    },
  }
}

const sealOf = ({ dataFolder, seals }: Environment, { city }: Deployment, clock: Clock): Seal =>
  unitSeal({ dataFolder, seals, city: city.zh, clock })

const demoClient = (env: Environment): Client => ({
  url: `${env.url}/demo/oidc`,
  clientId: 'redress',
  clientSecret: Buffer.from(keyFile(env.dataFolder, 'oidc-client')).toString('hex'),
})

const openIssuer = (env: Environment, client: Client, realNow: () => number): Issuer =>
  demoIssuer({
    folder: env.dataFolder,
    siteUrl: env.url,
    client: { ...client, redirectUris: [env.url, env.staff?.url ?? env.url].map((url) => `${url}${callbackPath}`) },
    people: demoPeople,
    realNow,
  })

function doorbell() {
  const listeners = new Set<(caseId: string) => void>()
  return {
    ring: (caseId: string) => {
      for (const listener of listeners) listener(caseId)
    },
    listen: (listener: (caseId: string) => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
