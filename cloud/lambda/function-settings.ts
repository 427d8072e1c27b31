import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Runtime: z.string(),
  MemorySize: z.coerce.number().default(128),
  Timeout: z.coerce.number().default(3),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).default({ Variables: {} }),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).default({}),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
})

export type FunctionSettings = z.infer<typeof Properties> & {
  readonly id: string
  readonly name: string
  readonly arn: string
  readonly region: string
}

const mostEnvironment = 4096

/** The functions of the templates. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export function functionSettings(resources: readonly Resource[]): readonly FunctionSettings[] {
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map(({ id, ref, attributes, properties, place }) => {
      const settings = Properties.parse(properties)
      const size = Object.entries(settings.Environment.Variables).join('').length
      if (size > mostEnvironment) throw new Error(`${id}: its environment has ${size} bytes of at most 4096`)
      if (!settings.Runtime.startsWith('nodejs'))
        throw new Error(`${id}: this world has no runtime ${settings.Runtime}`)
      return { ...settings, id, name: ref, arn: attributes['Arn'] ?? '', region: place.region }
    })
}

/** Function by name, address, or its version's or alias's. */
export const functionNamed = (functions: readonly FunctionSettings[], name: string): FunctionSettings | undefined =>
  functions.find((one) => one.name === name || one.arn === name || name.startsWith(`${one.arn}:`))
