import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { CourierName } from '#engine/store/ports.ts'
import { type Gateway, gatewaysForm, gatewaysIn } from '#hosts/http-courier.ts'
import { cosignersIn } from '#hosts/witness/cosigners-in.ts'
import { instantOn, isDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'

const address = (...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    abort: true,
    error: `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })

const Variables = z
  .object({
    REDRESS_DATA: z.string().min(1).default('data'),
    PORT: z.coerce.number({ error: 'must be a port from 1 to 65535' }).int().min(1).max(65_535).default(8080),
    REDRESS_LISTEN: z
      .string()
      .refine((text) => isIP(text) !== 0, { error: 'must be an address of this machine, as 0.0.0.0 or ::' })
      .optional(),
    REDRESS_URL: address('http:', 'https:')
      .refine((text) => /^https?:\/\/[^/?#]+(\/[\w.-]+)*\/?$/.test(text), {
        error: 'must be an address with at most a path, as https://example.gov.cn/credit/redress',
      })
      .optional(),
    REDRESS_STAFF_PORT: z.coerce
      .number({ error: 'must be a port from 1 to 65535' })
      .int()
      .min(1)
      .max(65_535)
      .optional(),
    REDRESS_STAFF_URL: address('http:', 'https:')
      .refine((text) => new URL(text).origin === text.replace(/\/$/, ''), { error: 'must have no path' })
      .optional(),
    REDRESS_OPERATOR_PORT: z.coerce
      .number({ error: 'must be a port from 1 to 65535' })
      .int()
      .min(1)
      .max(65_535)
      .optional(),
    REDRESS_NOW: z
      .string()
      .refine((text) => instantOf(text) !== undefined, {
        error: 'must be a day (2026-05-06) or an instant (2026-05-06T14:30:00+08:00)',
      })
      .optional(),
    REDRESS_DEMO_YEAR: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    REDRESS_PROXIES: z.coerce.number({ error: 'must be a number from 0 to 5' }).int().min(0).max(5).default(0),
    REDRESS_ACCESS_LOG: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    REDRESS_FILES_URL: address('http:', 'https:').optional(),
    REDRESS_SMTP: address('smtp:', 'smtps:').optional(),
    REDRESS_MAIL_FROM: z.string().includes('@').optional(),
    REDRESS_BOUNCES: z.email({ error: 'must be a mail address' }).optional(),
    REDRESS_REPLIES: z
      .email({ error: 'must be a mail address' })
      .regex(/^[^+@]{1,11}@/, { error: 'must have at most 11 characters before the @' })
      .optional(),
    REDRESS_MAIL_CHECKED_BY: z
      .string()
      .regex(/^[\w.-]+$/, { error: 'must be the name in Authentication-Results' })
      .optional(),
    REDRESS_MAIL_PORT: z.coerce.number({ error: 'must be a port from 1 to 65535' }).int().min(1).max(65_535).optional(),
    REDRESS_SMS_URL: address('http:', 'https:')
      .refine((text) => new URL(text).username === '' && new URL(text).password === '', {
        error: 'must have no user or password in it; the secret is REDRESS_SMS_SECRET',
      })
      .optional(),
    REDRESS_SMS_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]+$/, { error: 'must be letters, digits and signs of ASCII, without spaces or line ends' })
      .optional(),
    REDRESS_COURIERS: z
      .string()
      .transform(gatewaysIn)
      .refine((all) => all !== null, { error: gatewaysForm })
      .optional(),
    REDRESS_COURIERS_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]+$/, { error: 'must be letters, digits and signs of ASCII, without spaces or line ends' })
      .optional(),
    REDRESS_CLAMD: z
      .string()
      .regex(/^[^:\s]+:\d{1,5}$/, { error: 'must be host:port' })
      .optional(),
    REDRESS_DEPLOYMENT: z.string().min(1).default('deployments/yunfu'),
    REDRESS_HOLIDAYS: z.string().min(1).optional(),
    REDRESS_SEALS: z.string().min(1).optional(),
    REDRESS_WITNESS: z.string().min(1).optional(),
    REDRESS_WITNESS_MAIL: z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(z.email({ error: 'must be mail addresses, with commas between them' })))
      .optional(),
    REDRESS_WITNESS_URL: z
      .string()
      .transform(cosignersIn)
      .refine((all) => all !== null, { error: 'must be KEY ADDRESS, with commas between them' })
      .optional(),
    REDRESS_SIGNER: z.string().min(1).optional(),
    REDRESS_HOOKS: z.enum(['public', 'anywhere'], { error: 'must be public or anywhere' }).default('public'),
    REDRESS_GUOMI: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    REDRESS_ISSUER: address('http:', 'https:').optional(),
    REDRESS_CLIENT_ID: z.string().min(1).optional(),
    REDRESS_CLIENT_SECRET: z.string().min(1).optional(),
    REDRESS_PROVINCE: z.string().min(1).optional(),
  })
  .refine((v) => v.REDRESS_STAFF_URL === undefined || v.REDRESS_STAFF_PORT !== undefined, {
    path: ['REDRESS_STAFF_URL'],
    error: 'needs REDRESS_STAFF_PORT beside it',
  })
  .refine((v) => v.REDRESS_REPLIES === undefined || v.REDRESS_MAIL_CHECKED_BY, {
    path: ['REDRESS_REPLIES'],
    error: 'needs REDRESS_MAIL_CHECKED_BY beside it',
  })
  .refine((v) => v.REDRESS_SMS_URL === undefined || v.REDRESS_SMS_SECRET, {
    path: ['REDRESS_SMS_URL'],
    error: 'needs REDRESS_SMS_SECRET beside it',
  })
  .refine((v) => v.REDRESS_COURIERS === undefined || v.REDRESS_COURIERS_SECRET, {
    path: ['REDRESS_COURIERS'],
    error: 'needs REDRESS_COURIERS_SECRET beside it',
  })
  .refine((v) => v.REDRESS_PROVINCE === undefined || v.REDRESS_STAFF_PORT !== undefined, {
    path: ['REDRESS_PROVINCE'],
    error: 'needs REDRESS_STAFF_PORT beside it: staff sign in at their own address',
  })
  .refine((v) => v.REDRESS_PROVINCE !== 'demo' || v.REDRESS_ISSUER === undefined, {
    path: ['REDRESS_PROVINCE'],
    error: 'is the mock, which a deployment with REDRESS_ISSUER may not use',
  })
  .refine((v) => v.REDRESS_ISSUER === undefined || (v.REDRESS_CLIENT_ID && v.REDRESS_CLIENT_SECRET), {
    path: ['REDRESS_ISSUER'],
    error: 'needs REDRESS_CLIENT_ID and REDRESS_CLIENT_SECRET beside it',
  })

/** Each variable by its name. */
export const variables: Readonly<Record<string, z.ZodType>> = Variables.shape

export type Environment = ReturnType<typeof environment>

/** Settings of one machine; faults name wrong ones. */
export function environment(variables: Readonly<Record<string, string | undefined>>) {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const read = Variables.safeParse(set)
  if (!read.success)
    throw new Fault('environment.bad', read.error.issues.map((issue) => sentence(issue, set)).join('\n'))
  const v = read.data
  const url = (v.REDRESS_URL ?? `http://localhost:${v.PORT}`).replace(/\/$/, '')
  return {
    dataFolder: resolve(v.REDRESS_DATA),
    port: v.PORT,
    // In the demo anybody is anybody: nobody else comes in unless told.
    listen: v.REDRESS_LISTEN ?? (v.REDRESS_ISSUER === undefined ? '127.0.0.1' : undefined),
    url,
    staff: staffOf(v),
    operatorPort: v.REDRESS_OPERATOR_PORT,
    startAt: v.REDRESS_NOW === undefined ? undefined : instantOf(v.REDRESS_NOW),
    demoYear: v.REDRESS_DEMO_YEAR === 'on',
    proxies: v.REDRESS_PROXIES,
    accessLog: v.REDRESS_ACCESS_LOG === 'on',
    filesUrl: v.REDRESS_FILES_URL?.replace(/\/$/, ''),
    smtp: v.REDRESS_SMTP,
    mailFrom: v.REDRESS_MAIL_FROM ?? `no-reply@${new URL(url).hostname}`,
    // The demo's mailbox sends its own back.
    bounces: v.REDRESS_BOUNCES ?? (hasMailbox(v) ? 'bounces@demo.invalid' : undefined),
    replies: repliesOf(v),
    couriers: couriersOf(v),
    mailPort: v.REDRESS_MAIL_PORT,
    clamd: v.REDRESS_CLAMD,
    deploymentFolder: resolve(v.REDRESS_DEPLOYMENT),
    holidays: v.REDRESS_HOLIDAYS === undefined ? undefined : resolve(v.REDRESS_HOLIDAYS),
    seals: v.REDRESS_SEALS === undefined ? undefined : resolve(v.REDRESS_SEALS),
    witness: {
      folder: v.REDRESS_WITNESS === undefined ? undefined : resolve(v.REDRESS_WITNESS),
      mails: v.REDRESS_WITNESS_MAIL ?? [],
      cosigners: v.REDRESS_WITNESS_URL ?? [],
    },
    guomi: v.REDRESS_GUOMI === 'on',
    signer: v.REDRESS_SIGNER === undefined ? undefined : resolve(v.REDRESS_SIGNER),
    hooksAnywhere: v.REDRESS_HOOKS === 'anywhere',
    issuer: issuerOf(v),
    province: provinceOf(v.REDRESS_PROVINCE),
  }
}

function staffOf({ REDRESS_STAFF_PORT: port, REDRESS_STAFF_URL: url }: z.infer<typeof Variables>) {
  return port === undefined ? undefined : { port, url: (url ?? `http://localhost:${port}`).replace(/\/$/, '') }
}

/** Gateways of short texts, by channel; each takes its own token. */
function couriersOf(v: z.infer<typeof Variables>): Partial<Record<CourierName, Gateway>> {
  const [sms, others] = [v.REDRESS_SMS_SECRET, v.REDRESS_COURIERS_SECRET]
  return {
    ...(v.REDRESS_SMS_URL !== undefined && sms !== undefined && { sms: { url: v.REDRESS_SMS_URL, token: sms } }),
    ...(others !== undefined &&
      Object.fromEntries((v.REDRESS_COURIERS ?? []).map(({ name, url }) => [name, { url, token: others }]))),
  }
}

function repliesOf(v: z.infer<typeof Variables>) {
  if (v.REDRESS_REPLIES && v.REDRESS_MAIL_CHECKED_BY)
    return { address: v.REDRESS_REPLIES, checkedBy: v.REDRESS_MAIL_CHECKED_BY }
  return hasMailbox(v) ? demoReplies : undefined
}

const hasMailbox = (v: z.infer<typeof Variables>) => v.REDRESS_SMTP === undefined && v.REDRESS_ISSUER === undefined

/** The demo's mailbox answers for whoever reads in it. */
const demoReplies = { address: 'reply@demo.invalid', checkedBy: 'demo.invalid' }

/** A file of settings, or the mock of the demo. */
const provinceOf = (text: string | undefined) =>
  text === undefined || text === 'demo' ? text : { file: resolve(text) }

function issuerOf(v: z.infer<typeof Variables>) {
  if (!v.REDRESS_ISSUER || !v.REDRESS_CLIENT_ID || !v.REDRESS_CLIENT_SECRET) return undefined
  return { url: v.REDRESS_ISSUER, clientId: v.REDRESS_CLIENT_ID, clientSecret: v.REDRESS_CLIENT_SECRET }
}

function instantOf(text: string): number | undefined {
  if (isDay(text)) return instantOn(text, '09:00')
  const instant = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}

function sentence(issue: z.core.$ZodIssue, set: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0])
  const shown = name.includes('SECRET') ? '…' : set[name]?.replace(/\/\/[^/]*@/, '//…@')
  return `环境变量 ${name} 的值 “${shown}” 不对 · ${name}=${shown}: ${issue.message}`
}
