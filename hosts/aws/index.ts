import { randomBytes } from 'node:crypto'
import type { Log } from '#engine/log/log.ts'
import type { Deployment, Host } from '#engine/store/host.ts'
import type { Couriers, Crypto, SignIn } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { procedures } from '#workflows/index.ts'
import { accessTokens } from '../access-token.ts'
import { calendarFile } from '../calendar-file.ts'
import { clamd, noScanner } from '../clamd.ts'
import { readDeployment } from '../deployment.ts'
import { hookSender } from '../hook-sender.ts'
import { httpCourier, ownCouriers } from '../http-courier.ts'
import { jsonLog, plainLine } from '../json-log.ts'
import { keyCrypto } from '../key-crypto.ts'
import { noViewer } from '../no-viewer.ts'
import { oidc } from '../oidc.ts'
import { readSheet } from '../read-sheet.ts'
import { smtpMailer } from '../smtp.ts'
import { totp } from '../totp.ts'
import { dynamoBudgets } from './budgets.ts'
import { type Caller, functionCaller } from './caller.ts'
import { dynamo } from './dynamo.ts'
import { type Environment, environment } from './environment.ts'
import { s3Files } from './files.ts'
import { type DynamoJournal, dynamoJournal, type Raw } from './journal.ts'
import { requestReads } from './lambda/request-reads.ts'
import { attested, ledgerSigner } from './ledger-signer.ts'
import { objects } from './objects.ts'
import { lambdaPrinting } from './printing.ts'
import { s3PublicFolder } from './public-folder.ts'
import { deploymentSecret, type Secret } from './secrets.ts'
import { dynamoTable } from './table.ts'

export { openApart, tools } from './tools.ts'

/** The log of a function, there before the host is open. */
export const log: Log = jsonLog({ now: () => Date.now() }, plainLine)

/** The host with what its own functions need beside the ports. */
export type AwsHost = Host & {
  readonly raw: Raw
  readonly journal: DynamoJournal
  readonly caller: Caller
  readonly environment: Environment
  readonly staffSignIn: SignIn | null
}

/** DynamoDB, S3 and the stack's rest; the table's stream is the doorbell. */
export async function openHost(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<AwsHost> {
  const env = environment(variables)
  const clock = { now: () => Date.now() }
  const caller = functionCaller(process.env)
  const client = dynamo(caller)
  const raw = { client, name: env.REDRESS_TABLE }
  const secret = await deploymentSecret(caller, env.REDRESS_SECRET)
  const s3 = objects(caller)
  const scanner = env.REDRESS_CLAMD === undefined ? null : clamd({ address: env.REDRESS_CLAMD })
  const crypto = cryptoOf(env, caller, secret)
  const deployment = readDeployment(env.REDRESS_DEPLOYMENT, {
    url: env.REDRESS_URL,
    demo: false,
    procedures,
    ...(env.REDRESS_STAFF_URL !== undefined && { staffUrl: env.REDRESS_STAFF_URL }),
    ...(env.REDRESS_REPLIES !== undefined && {
      replies: { address: env.REDRESS_REPLIES, checkedBy: env.REDRESS_MAIL_CHECKED_BY ?? '' },
    }),
  })
  const issuer = { url: env.REDRESS_ISSUER, clientId: env.REDRESS_CLIENT_ID, clientSecret: secret.clientSecret }
  return {
    environment: env,
    caller,
    raw,
    ...stored(raw),
    files: s3Files(s3, { quarantine: env.REDRESS_QUARANTINE_BUCKET, clean: env.REDRESS_CLEAN_BUCKET }, scanner),
    publicFolder: s3PublicFolder(s3, env.REDRESS_PUBLIC_BUCKET, clock),
    scanner: scanner ?? noScanner,
    viewer: noViewer,
    calendarFile: calendarFile({ name: deployment.city.zh, email: env.REDRESS_MAIL_FROM }),
    readSheet,
    mailer: smtpMailer({
      url: relayOf(env.REDRESS_SMTP, secret.smtpPassword),
      from: env.REDRESS_MAIL_FROM,
      bounces: env.REDRESS_BOUNCES,
    }),
    couriers: couriersOf(env, secret, deployment),
    totp: totp(crypto, deployment.city.zh),
    budgets: dynamoBudgets({ ...raw, clock, crypto, log }),
    crypto,
    clock,
    log,
    deployment,
    printing:
      env.REDRESS_PRINTER === undefined ? null : lambdaPrinting(caller, env.REDRESS_PRINTER, env.REDRESS_DEPLOYMENT),
    signIn: oidc({ issuer, redirectUri: `${env.REDRESS_URL}/login/callback` }),
    staffSignIn:
      env.REDRESS_STAFF_URL === undefined
        ? null
        : oidc({ issuer, redirectUri: `${env.REDRESS_STAFF_URL}/login/callback` }),
    hooks: hookSender({ anywhere: false }),
    tokens: accessTokens({ issuer: env.REDRESS_ISSUER, audience: `${env.REDRESS_URL}/api/v1` }),
    doorbell: () => {},
    close: async () => {},
  }
}

/** Table and journal, of which each request begins anew. */
function stored(raw: Raw) {
  const [table, journal] = [requestReads(dynamoTable(raw.client, raw.name)), dynamoJournal(raw)]
  const begin = () => {
    table.begin()
    journal.begin()
  }
  return { table, journal, begin }
}

/** Channels by the city's gateways; without a token none. */
export const couriersOf = (
  { REDRESS_SMS_URL: sms, REDRESS_COURIERS: others = [] }: Pick<Environment, 'REDRESS_SMS_URL' | 'REDRESS_COURIERS'>,
  { smsToken, couriersToken: token }: Pick<Secret, 'smsToken' | 'couriersToken'>,
  deployment: Pick<Deployment, 'counters'>,
): Couriers => ({
  ...ownCouriers(deployment),
  ...(sms && smsToken && { sms: httpCourier({ url: sms, token: smsToken }) }),
  ...(token && Object.fromEntries(others.map(({ name, url }) => [name, httpCourier({ url, token })]))),
})

function cryptoOf(env: Environment, caller: Caller, { keys }: Secret): Crypto {
  const [newest, ...older] = keys.numbers.toReversed().map((one) => ({ id: one.id, bytes: key(one.key) }))
  if (!newest) throw new Fault('environment.bad', 'the secret names no key for numbers')
  const { actor, subject, session, upload, cookies, uploads } = keys
  const own = ledgerSigner(caller, env.REDRESS_LEDGER, env.REDRESS_LEDGER_PUBLIC)
  return keyCrypto(
    {
      hmac: { actor: key(actor), subject: key(subject), session: key(session), upload: key(upload) },
      renewed: { cookies: cookies.map(key), uploads: uploads.map(key) },
      ledger: env.REDRESS_SIGNER === undefined ? own : attested(caller, env.REDRESS_SIGNER, own),
      numbers: [newest, ...older],
    },
    (bytes) => new Uint8Array(randomBytes(bytes)),
  )
}

/** The relay's password is in the secret, never in the template. */
function relayOf(address: string, password: string | undefined): string {
  if (password === undefined) return address
  const url = new URL(address)
  url.password = encodeURIComponent(password)
  return url.href
}

const key = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
