import { z } from 'zod'
import { Fault } from '#law/fault.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** Keys for persons' numbers by id, the newest last. */
const numberKeys = z.array(z.strictObject({ id: z.string().regex(/^\w+$/), key: hex })).min(1)

const Variables = z.object({
  REDRESS_TABLE: z.string().min(1),
  REDRESS_QUARANTINE_BUCKET: z.string().min(1),
  REDRESS_CLEAN_BUCKET: z.string().min(1),
  REDRESS_PUBLIC_BUCKET: z.string().min(1),
  /** The address of a state machine up to the procedure's name, and how executions are driven. */
  REDRESS_MACHINES: z.string().startsWith('arn:'),
  REDRESS_MODE: z.enum(['wait', 'park']),
  REDRESS_URL: z.url(),
  REDRESS_DEPLOYMENT: z.string().min(1).default('deployment'),
  REDRESS_SMTP: z.string().min(1),
  REDRESS_MAIL_FROM: z.string().includes('@'),
  REDRESS_BOUNCES: z.email().optional(),
  REDRESS_ISSUER: z.url(),
  REDRESS_CLIENT_ID: z.string().min(1),
  REDRESS_CLIENT_SECRET: z.string().min(1),
  REDRESS_KEYS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.strictObject({ actor: hex, subject: hex, session: hex, upload: hex, ledger: hex, numbers: numberKeys })),
})

export type Environment = z.infer<typeof Variables>

/** Reads what the stack tells a function. A missing one is named. */
export function environment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = Variables.safeParse(variables)
  if (!read.success) throw new Fault('environment.bad', z.prettifyError(read.error))
  return read.data
}
