import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'
import { type Policy, readPolicy } from './policy.ts'

export type ResourcePolicy = { readonly over: readonly string[]; readonly policy: Policy }

const OfBucket = z.object({ Bucket: z.string(), PolicyDocument: z.unknown() })
const OfQueues = z.object({ Queues: z.array(z.string()), PolicyDocument: z.unknown() })
const OfFunction = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
})

/** Policies of buckets, queues and keys, and invoke permissions. */
export function resourcePolicies(resources: readonly Resource[]): readonly ResourcePolicy[] {
  const arnOf = (ref: string) => resources.find((one) => one.ref === ref)?.attributes['Arn'] ?? ref
  return resources.flatMap(({ id, type, properties, attributes }): readonly ResourcePolicy[] => {
    if (type === 'AWS::S3::BucketPolicy') {
      const { Bucket, PolicyDocument } = OfBucket.parse(properties)
      const arn = arnOf(Bucket)
      return [{ over: [arn, `${arn}/*`], policy: readPolicy(id, PolicyDocument) }]
    }
    if (type === 'AWS::SQS::QueuePolicy') {
      const { Queues, PolicyDocument } = OfQueues.parse(properties)
      return [{ over: Queues.map(arnOf), policy: readPolicy(id, PolicyDocument) }]
    }
    if (type === 'AWS::KMS::Key')
      return [{ over: [attributes['Arn'] ?? ''], policy: readPolicy(id, properties['KeyPolicy']) }]
    return type === 'AWS::Lambda::Permission' ? [permission(id, properties, arnOf)] : []
  })
}

/** https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html */
function permission(id: string, properties: unknown, arnOf: (ref: string) => string): ResourcePolicy {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = OfFunction.parse(properties)
  const arn = FunctionName.startsWith('arn:') ? FunctionName : arnOf(FunctionName)
  const statement = {
    Effect: 'Allow',
    Principal: { Service: Principal },
    Action,
    Resource: arn,
    Condition: {
      ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  }
  return { over: [arn], policy: readPolicy(id, { Version: '2012-10-17', Statement: [statement] }) }
}
