import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'
import { ask, type Backend } from './backend.ts'

const Properties = z.object({
  AttributeDefinitions: z.array(z.unknown()),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: z.unknown(), Projection: z.unknown() }))
    .optional(),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.unknown().optional(),
})
const Made = z.object({ TableDescription: z.object({ LatestStreamArn: z.string().optional() }) })

/** A table, and where its stream is found in DynamoDB Local. */
export type TableMade = {
  readonly name: string
  readonly arn: string
  readonly streamArn: string
  readonly localStream: string | undefined
  readonly view: string
  /** Names of its own key's attributes. */
  readonly keys: readonly string[]
}

/**
 * Tables of the templates.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html
 */
export async function makeTables(resources: readonly Resource[], call: Backend): Promise<readonly TableMade[]> {
  const tables = resources.filter(({ type }) => /^AWS::DynamoDB::(Global)?Table$/.test(type))
  const made: TableMade[] = []
  for (const { ref, attributes, properties } of tables) {
    const { StreamSpecification, GlobalSecondaryIndexes, ...keys } = Properties.parse(properties)
    const view = StreamSpecification?.StreamViewType ?? ''
    const answer = await ask(call, 'DynamoDB_20120810.CreateTable', {
      TableName: ref,
      AttributeDefinitions: keys.AttributeDefinitions,
      KeySchema: keys.KeySchema,
      BillingMode: 'PAY_PER_REQUEST',
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
      ...(StreamSpecification && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
    })
    const { LatestStreamArn } = Made.parse(answer).TableDescription
    made.push({
      name: ref,
      arn: attributes['Arn'] ?? '',
      streamArn: attributes['StreamArn'] ?? '',
      localStream: LatestStreamArn,
      view,
      keys: keys.KeySchema.map(({ AttributeName }) => AttributeName),
    })
  }
  return made
}
