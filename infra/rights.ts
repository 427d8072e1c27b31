import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Use } from '#functions/doors.ts'
import { indexes } from '#hosts/aws/item.ts'
import type { Storage } from './storage.ts'

/** Rights of a function, by what its door does. Each names its resources. */
export type Rights = readonly PolicyStatement[]

const read = ['dynamodb:GetItem', 'dynamodb:Query']
const write = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']

export const readsTable = ({ table }: Storage) =>
  new PolicyStatement({
    actions: read,
    resources: [table.tableArn, ...indexes.map((name) => `${table.tableArn}/index/${name}`)],
  })

export const writesTable = ({ table }: Storage) => new PolicyStatement({ actions: write, resources: [table.tableArn] })

export const readsStream = ({ table }: Storage) =>
  new PolicyStatement({
    actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
    resources: [table.tableStreamArn ?? ''],
  })

/**
 * S3 knows objects only by a pattern under their bucket; who may not list one is told that a missing object is forbidden,
 * which would be no answer to whether a file is there.
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

/** Evidence from its upload to its end; drafts go with their files. */
export const handlesEvidence = ({ quarantine, clean }: Storage) => [
  ...[quarantine, clean].map(
    (bucket) =>
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [bucket.arnForObjects('*')],
      }),
  ),
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [quarantine.bucketArn, clean.bucketArn] }),
]

const lists = ({ bucketArn }: { readonly bucketArn: string }) =>
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] })

export const answers = (machines: readonly string[]) =>
  new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: [...machines] })

export const starts = (machines: readonly string[]) =>
  new PolicyStatement({ actions: ['states:StartExecution'], resources: [...machines] })

/** Rights by what a door works on, as functions/doors.json lists it. */
export const rightsFor = (store: Storage, machines: readonly string[]): Readonly<Record<Use, () => Rights>> => ({
  table: () => [readsTable(store), writesTable(store)],
  evidence: () => handlesEvidence(store),
  published: () => readsPublic(store),
  publish: () => writesPublic(store),
  answer: () => [answers(machines)],
  start: () => [starts(machines)],
  stream: () => [readsStream(store)],
})
