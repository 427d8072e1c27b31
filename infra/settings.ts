import type { z } from 'zod'
import { partitions } from './partitions.ts'
import { own, placeholder, Settings, Shape } from './settings-shape.ts'

/** Settings of the command before a file's; secrets are only named. */
export function readSettings(context: (name: string) => unknown, file: Readonly<Record<string, unknown>> = {}) {
  const given = Object.fromEntries(Object.keys(Shape.shape).map((name) => [name, context(name) ?? file[name]]))
  const read = Settings.safeParse(given)
  const mistakes = [
    ...Object.keys(file)
      .filter((name) => !(name in Shape.shape))
      .map((name) => `${name}: is no setting`),
    ...missing(given),
    ...(read.success ? [] : read.error.issues.map(sentence(given))),
  ]
  if (!read.success || mistakes.length > 0) throw new Error(mistakes.join('\n'))
  const { partition, stage, region, account, mode, ledgerKey, ledgerPublic, ...rest } = read.data
  const known = partitions[partition]
  const secret = rest.secret ?? stage ?? 'redress'
  return {
    partition,
    stage,
    region: region ?? known.home,
    account,
    mode,
    secret,
    ledgerKey: ledgerKey ?? known.ledgerKey,
    tracing: known.tracing,
    arch: rest.arch,
    release: rest.release,
    reserved: rest.reserved,
    lockDays: rest.lockDays ?? known.lockDays,
    site: addressOf(rest.url, rest.certificate),
    staff:
      rest.staffUrl === undefined ? undefined : addressOf(rest.staffUrl, rest.staffCertificate ?? rest.certificate),
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
        REDRESS_COURIERS: rest.couriers,
        REDRESS_STAFF_URL: rest.staffUrl,
        REDRESS_REPLIES: rest.replies,
        REDRESS_MAIL_CHECKED_BY: rest.mailCheckedBy,
        REDRESS_WITNESS_MAIL: rest.witnessMail,
        REDRESS_WITNESS_URL: rest.witnessUrl,
      }),
    },
  }
}

const addressOf = (url: string, certificate: string | undefined) => ({ url, certificate })

/** Placeholders serve a trial of the synthesis alone. */
const missing = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  given['account'] === undefined || given['account'] === placeholder
    ? []
    : own.filter((name) => given[name] === undefined).map((name) => `-c ${name} is missing: a deployment has its own`)

const sentence =
  (given: Readonly<Record<string, unknown>>) =>
  ({ path, message }: z.core.$ZodIssue): string =>
    `-c ${[path.join('.'), given[String(path[0])]].filter((part) => part !== undefined).join('=')}: ${message}`

const optional = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
