import type { Stack } from 'aws-cdk-lib'
import type { Code, Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { AslMode } from '#chart/asl.ts'
import { type Door, doors } from '#functions/doors.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { door } from './door.ts'
import type { Keys } from './keys.ts'
import { machineArn } from './machines.ts'
import { rightsFor } from './rights.ts'
import type { Storage } from './storage.ts'

export type FunctionsProps = {
  readonly procedures: readonly Procedure[]
  readonly mode: AslMode
  /** The bundle of a door. */
  readonly code: (door: Door) => Code
  /** Processor of its machine code, if any. */
  readonly arch?: (door: Door) => 'arm64' | 'x64' | undefined
  /** Settings of the deployment: addresses, mail, issuer. */
  readonly variables: Readonly<Record<string, string>>
  /** The name of its secret, and where the ledger's key is. */
  readonly secret: string
  readonly ledgerKey: 'kms' | 'secret'
  /** Letters have a place of the account's concurrency, or nobody. */
  readonly reserved: 'letters' | 'none'
  /** Tracing of functions and executions in this partition. */
  readonly tracing: boolean
}
export type Functions = {
  readonly all: Readonly<Record<string, Lambda>>
  /** The function of a door. */
  called(name: string): Lambda
}

/** Function a door, with rights and names of called ones. */
export function functionsOf(
  stack: Stack,
  { store, keys }: { readonly store: Storage; readonly keys: Keys },
  undelivered: IQueue,
  props: FunctionsProps,
): Functions {
  const all: Record<string, Lambda> = {}
  const called = (name: string): Lambda => all[name] ?? missing(name)
  const arn = (name: string) => () => called(name).functionArn
  const machines = props.procedures.map((procedure) => machineArn(stack, procedure.id))
  const rights = rightsFor(store, keys, {
    machines,
    answered: props.mode === 'wait' ? machines : [],
    printer: arn(printer),
    signer: arn(signer),
  })
  const ledger = { REDRESS_LEDGER: 'kms' in keys.ledger ? `kms:${keys.ledger.kms}` : `secret:${keys.ledger.name}` }
  const told = ({ name, uses }: Door): Readonly<Record<string, string>> => {
    if (name === printer) return { REDRESS_SEALS: keys.seals.name }
    if (name === signer) return ledger
    return {
      ...environmentOf(store, keys, stack, props),
      ...ledger,
      REDRESS_PRINTER: called(printer).functionName,
      ...(uses.includes('witness') && { REDRESS_CHECKPOINT_BUCKET: store.checkpoints.bucketName }),
      ...(uses.includes('attest') && { REDRESS_SIGNER: called(signer).functionName }),
    }
  }
  for (const one of doors.toSorted((a, b) => isCalled(b) - isCalled(a)))
    all[one.name] = door(stack, one, {
      code: props.code(one),
      arch: props.arch?.(one),
      rights: one.uses.flatMap((use) => rights[use](one)),
      environment: told(one),
      tracing: props.tracing,
      alone: one.name === 'stream-letters' && props.reserved === 'letters',
      ...(one.name.startsWith('clock-') && { undelivered }),
    })
  return { all, called }
}

/** The function that prints and seals papers. */
const printer = 'paper-print'
/** The function that signs receipts. */
const signer = 'receipt-sign'
/** Those come first that others call: others are told their names. */
const isCalled = ({ name }: Door) => Number(name === printer || name === signer)

const environmentOf = (store: Storage, keys: Keys, stack: Stack, { mode, variables }: FunctionsProps) => ({
  ...variables,
  REDRESS_STACK: stack.stackName,
  REDRESS_SECRET: keys.secretName,
  REDRESS_TABLE: store.table.tableName,
  REDRESS_QUARANTINE_BUCKET: store.quarantine.bucketName,
  REDRESS_CLEAN_BUCKET: store.clean.bucketName,
  REDRESS_PUBLIC_BUCKET: store.open.bucketName,
  REDRESS_MACHINES: machineArn(stack, ''),
  REDRESS_MODE: mode,
  REDRESS_CHARTS: 'charts',
})

function missing(name: string): never {
  throw new TypeError(`no door ${name}`)
}
