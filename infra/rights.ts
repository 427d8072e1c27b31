import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Door, Use } from '#functions/doors.ts'
import { outbox } from '#hosts/aws/item.ts'
import type { Keys } from './keys.ts'
import type { Storage } from './storage.ts'

/** Rights of a door's function, each naming its resources. */
export type Rights = readonly PolicyStatement[]

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem']

/** An item is read from the table alone, never from an index. */
export const readsTable = ({ table }: Storage, { indexes }: Pick<Door, 'indexes'>) => [
  new PolicyStatement({ actions: read, resources: [table.tableArn] }),
  new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [table.tableArn, ...indexes.map((name) => indexOf(table, name))],
  }),
]

/** The clock looks for due items; administrators list open cases. */
export const looksForDue = ({ table }: Storage) => [
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: [indexOf(table, 'due')] }),
]

const indexOf = ({ tableArn }: Storage['table'], name: string) => `${tableArn}/index/${name}`

/** Ledger's and journal's rows, read and put by key. */
export const handlesLedger = ({ table }: Storage) => [
  new PolicyStatement({
    actions: [...read, 'dynamodb:Query', 'dynamodb:PutItem'],
    resources: [table.tableArn],
  }),
]

/** Each part of a transaction is judged by itself. */
export const writesTable = ({ table }: Storage, part: 'Put' | 'Delete' | 'ConditionCheck') => [
  new PolicyStatement({ actions: [`dynamodb:${part}Item`], resources: [table.tableArn] }),
]

/** Listing streams knows no resource, and no mapping is made without. */
export const readsStream = ({ table }: Storage) => [
  new PolicyStatement({
    actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
    resources: [table.tableStreamArn ?? ''],
  }),
  new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
]

/**
 * S3 matches objects by bucket patterns. Without listing, a missing object looks forbidden, which would answer
 * nothing.
 */
export const writesPublic = ({ open }: Storage) => [
  new PolicyStatement({
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resources: [open.arnForObjects('*')],
  }),
  lists(open),
]

export const readsPublic = ({ open }: Storage) => [
  new PolicyStatement({ actions: ['s3:GetObject'], resources: [open.arnForObjects('*')] }),
  lists(open),
]

/** Arrivals are judged, and moved, wherever they are first looked for. */
export const judgesEvidence = ({ quarantine, clean }: Storage) => [
  new PolicyStatement({
    actions: ['s3:GetObject', 's3:DeleteObject'],
    resources: [quarantine.arnForObjects('*')],
  }),
  new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [clean.arnForObjects('*')] }),
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [quarantine.bucketArn, clean.bucketArn] }),
]

/** A form for a file is signed with the door's own right. */
export const signsForms = ({ quarantine }: Storage) => [
  new PolicyStatement({ actions: ['s3:PutObject'], resources: [quarantine.arnForObjects('*')] }),
]

/** Drafts go with their files. */
export const discards = ({ clean }: Storage) => [
  new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [clean.arnForObjects('*')] }),
]

/** Meets every row and file, and changes its bookmark alone. */
export const audits = (store: Storage, keys: Keys, door: Door) => [
  ...readsTable(store, door),
  new PolicyStatement({ actions: ['dynamodb:Scan'], resources: [store.table.tableArn] }),
  new PolicyStatement({
    actions: ['dynamodb:PutItem'],
    resources: [store.table.tableArn],
    conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['audit#nightly'] } },
  }),
  readsSecret(keys),
  ...[store.quarantine, store.clean].flatMap((bucket) => [
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }),
    lists(bucket),
  ]),
  ...readsPublic(store),
]

/** One name, whose versions are locked: no pattern, no removal. */
export const keepsCheckpoints = ({ checkpoints }: Storage) => [
  new PolicyStatement({ actions: ['s3:PutObject'], resources: [checkpoints.arnForObjects('checkpoint')] }),
]

const lists = ({ bucketArn }: { readonly bucketArn: string }) =>
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] })

export const answers = (machines: readonly string[]) =>
  machines.length > 0 ? [new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: [...machines] })] : []

export const starts = (machines: readonly string[]) =>
  new PolicyStatement({ actions: ['states:StartExecution'], resources: [...machines] })

/** Marks log rows with their places, and clears the outbox. */
export const sequences = ({ table }: Storage) => [
  new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] }),
]

/** Takes contents from log rows of cases, and changes no other item. */
export const erases = ({ table }: Storage) => [
  new PolicyStatement({
    actions: ['dynamodb:UpdateItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['case#*'] } },
  }),
]

/** Looks for rows that no bell rang for. */
export const looksAtOutbox = ({ table }: Storage) => [
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: [indexOf(table, outbox.name)] }),
]

/** Counts of budgets, and no other item. */
export const counts = ({ table }: Storage) => [
  new PolicyStatement({
    actions: ['dynamodb:UpdateItem'],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['budget#*'] } },
  }),
]

export const readsSecret = ({ secretArn }: Keys) =>
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] })

/** The public half is everybody's. */
export const proves = ({ ledger }: Keys) =>
  'kms' in ledger ? [new PolicyStatement({ actions: ['kms:GetPublicKey'], resources: [ledger.kms] })] : []

/** The private half leaves KMS for nobody. */
export const signs = (keys: Keys) =>
  'kms' in keys.ledger
    ? [new PolicyStatement({ actions: ['kms:Sign'], resources: [keys.ledger.kms] })]
    : [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [keys.ledger.secret] })]

export const calls = (functionArn: string) => [
  new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
]

/** The units' keys for sealing. */
export const seals = ({ seals }: Keys) => [
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [seals.secret] }),
]

type Called = {
  readonly machines: readonly string[]
  /** Machines whose executions wait for an answer. */
  readonly answered: readonly string[]
  readonly printer: () => string
  readonly signer: () => string
}

/** Rights by what a door works on, as functions/doors.json lists it. */
export const rightsFor = (
  store: Storage,
  keys: Keys,
  { machines, answered, printer, signer }: Called,
): Readonly<Record<Use, (door: Door) => Rights>> => ({
  table: (door) => [...readsTable(store, door), ...writesTable(store, 'Put'), readsSecret(keys)],
  remove: () => writesTable(store, 'Delete'),
  check: () => writesTable(store, 'ConditionCheck'),
  due: () => looksForDue(store),
  ledger: () => [...handlesLedger(store), readsSecret(keys)],
  evidence: () => judgesEvidence(store),
  upload: () => signsForms(store),
  discard: () => discards(store),
  published: () => readsPublic(store),
  publish: () => writesPublic(store),
  witness: () => keepsCheckpoints(store),
  audit: (door) => audits(store, keys, door),
  answer: () => answers(answered),
  start: () => [starts(machines)],
  stream: () => readsStream(store),
  sequence: () => sequences(store),
  erase: () => erases(store),
  outbox: () => looksAtOutbox(store),
  count: () => counts(store),
  prove: () => proves(keys),
  sign: () => signs(keys),
  attest: () => calls(signer()),
  print: () => calls(printer()),
  seal: () => seals(keys),
})
