import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import { gatewaysIn } from '../http-courier.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

const Variables = z.object({
  REDRESS_TABLE: z.string().min(1),
  REDRESS_QUARANTINE_BUCKET: z.string().min(1),
  REDRESS_CLEAN_BUCKET: z.string().min(1),
  REDRESS_PUBLIC_BUCKET: z.string().min(1),
  /** Of the function that seals. */
  REDRESS_CHECKPOINT_BUCKET: z.string().min(1).optional(),
  /** Prefix of machines' addresses, and executions' mode. */
  REDRESS_MACHINES: z.string().startsWith('arn:'),
  REDRESS_MODE: z.enum(['wait', 'park']),
  REDRESS_URL: z.url(),
  REDRESS_DEPLOYMENT: z.string().min(1).default('deployment'),
  REDRESS_SMTP: z.string().min(1),
  REDRESS_MAIL_FROM: z.string().includes('@'),
  REDRESS_BOUNCES: z.email().optional(),
  REDRESS_ISSUER: z.url(),
  REDRESS_CLIENT_ID: z.string().min(1),
  /** Secret of client and keys; ledger's key as `kms:KEY` or `secret:ID`. */
  REDRESS_SECRET: z.string().min(1),
  REDRESS_LEDGER: z.string().regex(/^(kms|secret):./),
  REDRESS_LEDGER_PUBLIC: hex.optional(),
  /** A city's own, where it has them. */
  REDRESS_CLAMD: z
    .string()
    .regex(/^[^:\s]+:\d{1,5}$/)
    .optional(),
  REDRESS_SMS_URL: z.url().optional(),
  REDRESS_COURIERS: z
    .string()
    .transform((text) => gatewaysIn(text) ?? [])
    .optional(),
  REDRESS_STAFF_URL: z.url().optional(),
  REDRESS_FILES_URL: z.url().optional(),
  REDRESS_REPLIES: z.email().optional(),
  REDRESS_MAIL_CHECKED_BY: z.string().optional(),
  /** Auditors who get the checkpoint each hour. */
  REDRESS_WITNESS_MAIL: z
    .string()
    .transform((text) => text.split(','))
    .optional(),
  /** Witnesses who sign each checkpoint too. */
  REDRESS_WITNESS_URL: z.string().optional(),
  /** The function that prints papers. */
  REDRESS_PRINTER: z.string().optional(),
  /** The function that signs receipts for this one. */
  REDRESS_SIGNER: z.string().optional(),
})

export type Environment = z.infer<typeof Variables>

/** Reads what the stack tells a function. A missing one is named. */
export function environment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = Variables.safeParse(variables)
  if (!read.success) throw new Fault('environment.bad', z.prettifyError(read.error))
  return read.data
}
