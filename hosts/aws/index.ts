import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import type { Host } from '#engine/store/host.ts'
import { Fault } from '#law/fault.ts'
import { accessTokens } from '../access-token.ts'
import { calendarFile } from '../calendar-file.ts'
import { readDeployment } from '../deployment.ts'
import { hookSender } from '../hook-sender.ts'
import { keyCrypto, ledgerKeyFrom } from '../key-crypto.ts'
import { noSms } from '../no-sms.ts'
import { noViewer } from '../no-viewer.ts'
import { oidc } from '../oidc.ts'
import { smtpMailer } from '../smtp.ts'
import { totp } from '../totp.ts'
import { environment } from './environment.ts'
import { s3Files } from './files.ts'
import { dynamoJournal } from './journal.ts'
import { s3PublicFolder } from './public-folder.ts'
import { dynamoTable } from './table.ts'

export { tools } from './tools.ts'

/** The cloud: DynamoDB, S3 and what the stack names. The doorbell is the table's stream, so ringing does nothing here. */
export async function openHost(variables: Readonly<Record<string, string | undefined>> = process.env): Promise<Host> {
  const env = environment(variables)
  const clock = { now: () => Date.now() }
  const table = dynamoTable(new DynamoDBClient(), env.REDRESS_TABLE)
  const s3 = new S3Client()
  const { ledger, numbers, ...hmac } = env.REDRESS_KEYS
  const [newest, ...older] = numbers.toReversed().map((one) => ({ id: one.id, bytes: key(one.key) }))
  if (!newest) throw new Fault('environment.bad', 'REDRESS_KEYS names no key for numbers')
  const crypto = keyCrypto(
    {
      hmac: {
        actor: key(hmac.actor),
        subject: key(hmac.subject),
        session: key(hmac.session),
        upload: key(hmac.upload),
      },
      ledger: ledgerKeyFrom(key(ledger)),
      numbers: [newest, ...older],
    },
    (bytes) => new Uint8Array(randomBytes(bytes)),
  )
  const deployment = readDeployment(env.REDRESS_DEPLOYMENT, { url: env.REDRESS_URL, demo: false })
  const issuer = { url: env.REDRESS_ISSUER, clientId: env.REDRESS_CLIENT_ID, clientSecret: env.REDRESS_CLIENT_SECRET }
  return {
    table,
    journal: dynamoJournal(table),
    files: s3Files(s3, { quarantine: env.REDRESS_QUARANTINE_BUCKET, clean: env.REDRESS_CLEAN_BUCKET }),
    publicFolder: s3PublicFolder(s3, env.REDRESS_PUBLIC_BUCKET, clock),
    scanner: { scan: async () => 'unavailable' },
    viewer: noViewer,
    calendarFile,
    mailer: smtpMailer({ url: env.REDRESS_SMTP, from: env.REDRESS_MAIL_FROM, bounces: env.REDRESS_BOUNCES }),
    sms: noSms,
    totp: totp(crypto, deployment.city.zh),
    crypto,
    clock,
    deployment,
    signIn: oidc({ issuer, redirectUri: `${env.REDRESS_URL}/login/callback` }),
    hooks: hookSender({ anywhere: false }),
    tokens: accessTokens({ issuer: env.REDRESS_ISSUER, audience: `${env.REDRESS_URL}/api/v1` }),
    doorbell: () => {},
    close: async () => {},
  }
}

const key = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
