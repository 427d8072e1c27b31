import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'

const Properties = z.object({
  State: z.string().default('ENABLED'),
  ScheduleExpression: z.string().optional(),
  EventPattern: z.unknown().optional(),
  Targets: z
    .array(
      z.object({
        Arn: z.string(),
        Input: z.string().optional(),
        DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
      }),
    )
    .default([]),
})
export type Rule = z.infer<typeof Properties> & {
  readonly id: string
  readonly arn: string
  readonly place: Resource['place']
}

/** Rules of EventBridge that are switched on. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-rule.html */
export const rulesOf = (resources: readonly Resource[]): readonly Rule[] =>
  resources
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .map(({ id, attributes, place, properties }) => ({
      id,
      arn: attributes['Arn'] ?? '',
      place,
      ...Properties.parse(properties),
    }))
    .filter(({ State }) => State === 'ENABLED')
