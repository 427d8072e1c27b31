import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { type Partition, synthesised } from './synthesised.ts'

const typesOf = (template: Template) =>
  new Set(Object.values<{ Type: string }>(template.toJSON()['Resources']).map(({ Type }) => Type))

/** Names that an account has once. */
const named =
  /^(StateMachineName|AlarmName|DashboardName|LogGroupName|TableName|BucketName|FunctionName|RoleName|QueueName|Name)$/
/** Of these an account has one name many times. */
const within = /^AWS::(ApiGatewayV2::Api|Lambda::Alias)$/
function namesOf(template: Template): readonly string[] {
  const resources: readonly { Type: string; Properties?: Readonly<Record<string, unknown>> }[] = Object.values(
    template.toJSON()['Resources'],
  )
  return resources.flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties).flatMap(([key, value]) =>
      named.test(key) && typeof value === 'string' && !within.test(Type) ? [`${Type} ${value}`] : [],
    ),
  )
}

describe.each<Partition>(['aws', 'aws-cn'])('the stacks in %s', (partition) => {
  const { data, service } = synthesised(partition)

  it('keep what cannot be made again apart from what can', () => {
    const kept = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy']
    expect([...typesOf(data)].toSorted()).toEqual(
      [...kept, ...(partition === 'aws' ? ['AWS::KMS::Key'] : [])].toSorted(),
    )
    expect([...typesOf(service)].filter((type) => kept.includes(type) || type === 'AWS::KMS::Key')).toEqual([])
    const resources: readonly { Type: string; DeletionPolicy?: string }[] = Object.values(data.toJSON()['Resources'])
    const lost = resources.filter(({ Type, DeletionPolicy }) => DeletionPolicy !== 'Retain' && !Type.endsWith('Policy'))
    expect(lost).toEqual([])
  })

  it('share no name with another stage of the account', () => {
    const [one, other] = ['yunfu', 'yunfu-trial'].map((stage) => synthesised(partition, 'wait', { stage }))
    const [names, others] = [one, other].map((stage) => (stage ? namesOf(stage.template) : []))
    expect(names?.length).toBeGreaterThan(30)
    expect(names?.filter((name) => others?.includes(name))).toEqual([])
  })
})
