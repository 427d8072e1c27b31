import { z } from 'zod'
import { partitions } from './partitions.ts'

const Shape = z.object({
  partition: z.enum(['aws', 'aws-cn']).default('aws-cn'),
  /** The stack’s name; another for each stage or city in one account. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'must be small letters, digits and hyphens, and begin with a letter' })
    .optional(),
  region: z.string().optional(),
  account: z
    .string()
    .regex(/^\d{12}$/, { error: 'must be the twelve digits of an account' })
    .default('111111111111'),
  mode: z.enum(['wait', 'park']).default('wait'),
  url: z.url().default('https://redress.example.org'),
  smtp: z.string().default('smtps://smtp.example.org:465'),
  mailFrom: z.string().default('no-reply@redress.example.org'),
  /** Address for reports of non-delivery; whoever receives them calls the function `mail-receive`. */
  bounces: z.email().optional(),
  issuer: z.url().default('https://sso.example.org'),
  clientId: z.string().default('redress'),
  /** Secret with client's secret and keys, fetched by each function. */
  secret: z.string().default('redress'),
  /** Ledger's key: KMS or secret `<secret>-ledger-key`; left out: by partition. */
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

const Settings = Shape.check(({ value, issues }) => {
  const isChina = value.partition === 'aws-cn'
  if (value.region === undefined || value.region.startsWith('cn-') === isChina) return
  const message = `is not a region of ${value.partition}${isChina ? ': personal data stay in China' : ''}`
  issues.push({ code: 'custom', path: ['region'], input: value.region, message })
})

/** Settings from context (`-c partition=aws-cn`); secrets are only named. */
export function readSettings(context: (name: string) => unknown) {
  const given = Object.fromEntries(Object.keys(Shape.shape).map((name) => [name, context(name)]))
  const read = Settings.safeParse(given)
  if (!read.success) throw new Error(read.error.issues.map(sentence(given)).join('\n'))
  const { partition, stage, region, account, mode, secret, ledgerKey, ledgerPublic, ...rest } = read.data
  const known = partitions[partition]
  return {
    partition,
    stage,
    region: region ?? known.home,
    account,
    mode,
    secret,
    ledgerKey: ledgerKey ?? known.ledgerKey,
    tracing: known.tracing,
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

const sentence =
  (given: Readonly<Record<string, unknown>>) =>
  ({ path, message }: z.core.$ZodIssue): string =>
    `-c ${path.join('.')}=${given[String(path[0])]}: ${message}`

const optional = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
