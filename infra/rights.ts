import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
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

/** S3 knows objects only by a pattern under their bucket. */
export const writesPublic = ({ open }: Storage) =>
  new PolicyStatement({
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resources: [open.arnForObjects('*')],
  })

export const readsPublic = ({ open }: Storage) =>
  new PolicyStatement({ actions: ['s3:GetObject'], resources: [open.arnForObjects('*')] })

export const takesUploads = ({ quarantine }: Storage) =>
  new PolicyStatement({
    actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
    resources: [quarantine.arnForObjects('*')],
  })

export const readsEvidence = ({ clean }: Storage) =>
  new PolicyStatement({ actions: ['s3:GetObject'], resources: [clean.arnForObjects('*')] })

export const listsEvidence = ({ clean }: Storage) =>
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [clean.bucketArn] })

/** A case takes over what was handed in with its draft, or with the case it arises from. */
export const copiesEvidence = ({ clean }: Storage) =>
  new PolicyStatement({ actions: ['s3:PutObject'], resources: [clean.arnForObjects('*')] })

/** Drafts go with their files. */
export const erasesEvidence = ({ clean, quarantine }: Storage) =>
  new PolicyStatement({
    actions: ['s3:DeleteObject'],
    resources: [clean.arnForObjects('*'), quarantine.arnForObjects('*')],
  })

export const answers = (machines: readonly string[]) =>
  new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: [...machines] })

export const starts = (machines: readonly string[]) =>
  new PolicyStatement({ actions: ['states:StartExecution'], resources: [...machines] })
