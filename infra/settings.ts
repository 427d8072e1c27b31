import { z } from 'zod'

const Settings = z.object({
  partition: z.enum(['aws', 'aws-cn']).default('aws-cn'),
  region: z.string().optional(),
  account: z
    .string()
    .regex(/^\d{12}$/)
    .default('111111111111'),
  mode: z.enum(['wait', 'park']).default('wait'),
  url: z.url().default('https://redress.example.org'),
  smtp: z.string().default('smtps://smtp.example.org:465'),
  mailFrom: z.string().default('no-reply@redress.example.org'),
  /** Address for reports of non-delivery; whoever receives them calls the function `mail-receive`. */
  bounces: z.email().optional(),
  issuer: z.url().default('https://sso.example.org'),
  clientId: z.string().default('redress'),
  /** The name of the secret that holds the client's secret and the keys; each function fetches it. */
  secret: z.string().default('redress'),
  /** The ledger's key: in KMS, or in the secret `<secret>-ledger-key`; left out: as the partition has it. */
  ledgerKey: z.enum(['kms', 'secret']).optional(),
  /** Its public half, 64 hex digits, where it is in a secret. */
  ledgerPublic: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  clamd: z.string().optional(),
  smsUrl: z.url().optional(),
  staffUrl: z.url().optional(),
  replies: z.email().optional(),
  mailCheckedBy: z.string().optional(),
})

const homes = { aws: 'us-east-1', 'aws-cn': 'cn-north-1' } as const

/** Whether KMS has Ed25519 keys in the partition; unverified in China, so there the key is in a secret that only signers may read. */
const ledgerKeys = { aws: 'kms', 'aws-cn': 'secret' } as const

/** A deployment's settings from the context (`-c partition=aws-cn`); secrets are named, never written. */
export function readSettings(context: (name: string) => unknown) {
  const given = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, context(name)]))
  const { partition, region, account, mode, secret, ledgerKey, ledgerPublic, ...rest } = Settings.parse(given)
  return {
    partition,
    region: region ?? homes[partition],
    account,
    mode,
    secret,
    ledgerKey: ledgerKey ?? ledgerKeys[partition],
    variables: {
      REDRESS_URL: rest.url,
      REDRESS_SMTP: rest.smtp,
      REDRESS_MAIL_FROM: rest.mailFrom,
      REDRESS_ISSUER: rest.issuer,
      REDRESS_CLIENT_ID: rest.clientId,
      ...optional({
        REDRESS_BOUNCES: rest.bounces,
        REDRESS_LEDGER_PUBLIC: ledgerPublic,
        REDRESS_CLAMD: rest.clamd,
        REDRESS_SMS_URL: rest.smsUrl,
        REDRESS_STAFF_URL: rest.staffUrl,
        REDRESS_REPLIES: rest.replies,
        REDRESS_MAIL_CHECKED_BY: rest.mailCheckedBy,
      }),
    },
  }
}

const optional = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
