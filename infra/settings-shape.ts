import { z } from 'zod'
import { partitions } from './partitions.ts'

const Certificate = z
  .string()
  .regex(/^arn:aws(-cn)?:acm:[a-z0-9-]+:\d{12}:certificate\/\S+$/, { error: 'must be the ARN of a certificate in ACM' })

/** An account that nobody has. */
export const placeholder = '111111111111'

export const Shape = z.object({
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
    .default(placeholder),
  mode: z.enum(['wait', 'park']).default('wait'),
  url: z.url().default('https://redress.example.org'),
  smtp: z.string().default('smtps://smtp.example.org:465'),
  mailFrom: z.string().default('no-reply@redress.example.org'),
  /** Address for reports of non-delivery; whoever receives them calls the function `mail-receive`. */
  bounces: z.email().optional(),
  issuer: z.url().default('https://sso.example.org'),
  clientId: z.string().default('redress'),
  /** Name of the secret; left out: the stage's, or `redress`. */
  secret: z.string().optional(),
  /** Ledger's key: KMS or secret `<secret>-ledger-key`; left out: by partition. */
  ledgerKey: z.enum(['kms', 'secret']).optional(),
  /** Its public half, 64 hex digits, where it is in a secret. */
  ledgerPublic: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'must be 64 hex digits, in small letters' })
    .optional(),
  /** Certificates; without them the API's own address serves. */
  certificate: Certificate.optional(),
  staffCertificate: Certificate.optional(),
  /** Way in which new versions of pages take over. */
  release: z.enum(['canary', 'atOnce']).default('canary'),
  arch: z.enum(['arm64', 'x64']).default('arm64'),
  // Lambda: 100 stay unreserved; new accounts may have 10.
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  /** Keeps a place of the account's concurrency. */
  reserved: z.enum(['letters', 'none']).default('letters'),
  /** Days for which nobody can remove a checkpoint; left out: by partition. */
  lockDays: z.coerce.number().int().min(1).max(36_500).optional(),
  clamd: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, { error: 'must be HOST:PORT' })
    .optional(),
  smsUrl: z.url().optional(),
  couriers: z
    .string()
    .regex(/^(letter|counter|mini)=https?:\/\/[^,@\s]+(,(letter|counter|mini)=https?:\/\/[^,@\s]+)*$/, {
      error: 'must be letter=ADDRESS, counter=ADDRESS or mini=ADDRESS, with commas between them',
    })
    .optional(),
  staffUrl: z.url().optional(),
  replies: z.email().optional(),
  mailCheckedBy: z.string().optional(),
  /** Auditors who get the checkpoint by mail each hour. */
  witnessMail: z
    .string()
    .refine((text) => text.split(',').every((one) => z.email().safeParse(one).success), {
      error: 'must be mail addresses, with commas between them',
    })
    .optional(),
  /** Witnesses who sign each checkpoint too (C2SP tlog-witness). */
  witnessUrl: z
    .string()
    .regex(/^[^\s,]+\+[0-9a-f]{8}\+\S+ https?:\/\/[^\s,]+(, ?[^\s,]+\+[0-9a-f]{8}\+\S+ https?:\/\/[^\s,]+)*$/, {
      error: 'must be KEY ADDRESS, with commas between them',
    })
    .optional(),
})

/** Without a default of use: a deployment has its own. */
export const own = ['url', 'smtp', 'mailFrom', 'issuer'] as const

export const Settings = Shape.check(({ value, issues }) => {
  const tell = (name: string, message: string) =>
    issues.push({
      code: 'custom',
      path: [name],
      input: Object.entries(value).find(([key]) => key === name)?.[1],
      message,
    })
  const isChina = value.partition === 'aws-cn'
  const known = partitions[value.partition]
  const region = value.region ?? known.home
  if (region.startsWith('cn-') !== isChina)
    tell('region', `is not a region of ${value.partition}${isChina ? ': personal data stay in China' : ''}`)
  for (const name of ['certificate', 'staffCertificate'] as const)
    if (value[name] !== undefined && !value[name].startsWith(`arn:${value.partition}:acm:${region}:`))
      tell(name, `is not of ${region}, where the API is`)
  if (value.staffUrl !== undefined && new URL(value.staffUrl).host === new URL(value.url).host)
    tell('staffUrl', 'must be another host than url')
  if (value.staffCertificate !== undefined && value.staffUrl === undefined)
    tell('staffCertificate', 'belongs to staffUrl, which is missing')
  if (value.account === placeholder) return
  if ((value.ledgerKey ?? known.ledgerKey) === 'secret' && value.ledgerPublic === undefined)
    tell('ledgerPublic', "is missing: the public half of the ledger's key, which proves and cannot sign")
})
