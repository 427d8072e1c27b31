import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'

const Properties = z.object({
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  RoleArn: z.string(),
  DefinitionString: z.string(),
  LoggingConfiguration: z.unknown().optional(),
  TracingConfiguration: z.object({ Enabled: z.boolean() }).optional(),
})
const Task = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  TimeoutSecondsPath: z.string().optional(),
})
const Definition = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), Task) })

export type State = z.infer<typeof Task>
export type Machine = {
  readonly arn: string
  readonly role: string
  readonly type: 'STANDARD' | 'EXPRESS'
  readonly definition: z.infer<typeof Definition>
  readonly isLogged: boolean
  readonly isTraced: boolean
}

/** The state machines of the templates. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html */
export const machinesOf = (resources: readonly Resource[]): readonly Machine[] =>
  resources
    .filter(({ type }) => type === 'AWS::StepFunctions::StateMachine')
    .map(({ ref, properties }) => {
      const read = Properties.parse(properties)
      return {
        arn: ref,
        role: read.RoleArn,
        type: read.StateMachineType,
        definition: Definition.parse(JSON.parse(read.DefinitionString)),
        isLogged: read.LoggingConfiguration !== undefined,
        isTraced: read.TracingConfiguration?.Enabled ?? false,
      }
    })
