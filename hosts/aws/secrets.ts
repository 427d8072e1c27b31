import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import { type Caller, jsonCall } from './json-call.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** The secret of the deployment; each function fetches it once. Keys for persons' numbers by id, the newest last. */
const Secret = z.object({
  clientSecret: z.string().min(1),
  keys: z.union([z.string().transform((text): unknown => JSON.parse(text)), z.record(z.string(), z.unknown())]).pipe(
    z.object({
      actor: hex,
      subject: hex,
      session: hex,
      upload: hex,
      numbers: z.array(z.strictObject({ id: z.string().regex(/^\w+$/), key: hex })).min(1),
    }),
  ),
  /** User and password of the relay, and the token of the SMS gateway, where they have any. */
  smtpPassword: z.string().optional(),
  smsToken: z.string().optional(),
})
export type Secret = z.infer<typeof Secret>

export const deploymentSecret = (caller: Caller, id: string): Promise<Secret> => secretAs(caller, id, Secret)

/** The ledger's own key, where no KMS holds it; only functions that sign may read it. */
export const ledgerSecret = (caller: Caller, id: string) => secretAs(caller, id, z.object({ ledger: hex }))

/** Each unit's key and certificate for sealing, as PEM, by the unit's id; `default` for every other. Only the printer may read it. */
export const sealsSecret = (caller: Caller, id: string) => secretAs(caller, id, z.record(z.string(), z.string()))

async function secretAs<T>(caller: Caller, SecretId: string, schema: z.ZodType<T>): Promise<T> {
  const { SecretString } = await jsonCall(caller, 'secretsmanager', 'GetSecretValue', { SecretId })
  const read = schema.safeParse(JSON.parse(String(SecretString)))
  // What is wrong is named by its field; no value of it is told.
  if (!read.success)
    throw new Fault('secret.bad', `${SecretId}: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
  return read.data
}
