import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import type { Caller } from './caller.ts'
import { jsonCall } from './json-call.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** Deployment's secret, fetched once; newest number key last. */
const Secret = z.object({
  clientSecret: z.string().min(1),
  keys: z.union([z.string().transform((text): unknown => JSON.parse(text)), z.record(z.string(), z.unknown())]).pipe(
    z.object({
      actor: hex,
      subject: hex,
      session: hex,
      upload: hex,
      /** Later ones, the newest last; it and the one before count. */
      cookies: z.array(hex).default([]),
      uploads: z.array(hex).default([]),
      numbers: z.array(z.strictObject({ id: z.string().regex(/^\w+$/), key: hex })).min(1),
    }),
  ),
  /** Passwords of relay and gateways, if any. */
  smtpPassword: z.string().optional(),
  smsToken: z.string().optional(),
  couriersToken: z.string().optional(),
})
export type Secret = z.infer<typeof Secret>

export const deploymentSecret = (caller: Caller, id: string): Promise<Secret> => secretAs(caller, id, Secret)

/** Ledger's own key without KMS, for signing functions alone. */
export const ledgerSecret = (caller: Caller, id: string) => secretAs(caller, id, z.object({ ledger: hex }))

/** PEM key and certificate by unit, or `default`; the printer's alone. */
export const sealsSecret = (caller: Caller, id: string) => secretAs(caller, id, z.record(z.string(), z.string()))

async function secretAs<T>(caller: Caller, SecretId: string, schema: z.ZodType<T>): Promise<T> {
  const { SecretString } = await jsonCall(caller, 'secretsmanager', 'GetSecretValue', { SecretId })
  const read = schema.safeParse(JSON.parse(String(SecretString)))
  // Names the wrong field, never its value.
  if (!read.success)
    throw new Fault('secret.bad', `${SecretId}: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
  return read.data
}
