import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'

const Properties = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().default(100),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  MaximumRecordAgeInSeconds: z.coerce.number().default(-1),
  ParallelizationFactor: z.coerce.number().default(1),
  StartingPosition: z.string().optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).default({}),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
})
export type Mapping = z.infer<typeof Properties> & { readonly id: string }

/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html */
export const mappingsOf = (resources: readonly Resource[]): readonly Mapping[] =>
  resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map(({ id, properties }) => ({ id, ...Properties.parse(properties) }))
