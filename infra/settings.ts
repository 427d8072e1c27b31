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
  /** The name of the secret that holds the client's secret and the keys of the keyed hashes. */
  secret: z.string().default('redress'),
})

const homes = { aws: 'us-east-1', 'aws-cn': 'cn-north-1' } as const

/** A deployment's settings from the context (`-c partition=aws-cn`); secrets are named, never written. */
export function readSettings(context: (name: string) => unknown) {
  const given = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, context(name)]))
  const { partition, region, account, mode, secret, ...rest } = Settings.parse(given)
  const secretText = (field: string) => `{{resolve:secretsmanager:${secret}:SecretString:${field}}}`
  return {
    partition,
    region: region ?? homes[partition],
    account,
    mode,
    REDRESS_URL: rest.url,
    REDRESS_SMTP: rest.smtp,
    REDRESS_MAIL_FROM: rest.mailFrom,
    ...(rest.bounces && { REDRESS_BOUNCES: rest.bounces }),
    REDRESS_ISSUER: rest.issuer,
    REDRESS_CLIENT_ID: rest.clientId,
    REDRESS_CLIENT_SECRET: secretText('clientSecret'),
    REDRESS_KEYS: secretText('keys'),
  }
}
