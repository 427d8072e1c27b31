import { z } from 'zod'
import { holds } from './holds.ts'
import { type Identity, identityOf, type Place } from './identities.ts'
import type { Assembly, StackTemplate } from './read-assembly.ts'
import { noValue, resolve, type Scope } from './resolve.ts'

/** Resource as CloudFormation makes it, references resolved. */
export type Resource = Identity & {
  readonly id: string
  readonly type: string
  readonly place: Place
  readonly properties: Readonly<Record<string, unknown>>
}
type Options = { readonly secret: Scope['secret'] }
type Stack = {
  readonly scope: Scope
  readonly place: Place
  readonly template: StackTemplate['template']
  identity(id: string): Identity
}

/** Resources of the templates; nothing else exists. */
export function deployed(assembly: Assembly, { secret }: Options): readonly Resource[] {
  const stacks: readonly Stack[] = assembly.stacks.map((stack) => opened(stack, { secret, imported }))
  function imported(name: string): unknown {
    for (const { template, scope } of stacks)
      for (const { Value, Export } of Object.values(template.Outputs))
        if (Export && resolve(Export.Name, scope) === name) return resolve(Value, scope)
    throw new Error(`no stack exports ${name}`)
  }
  return stacks.flatMap(({ template, scope, place, identity }) =>
    Object.entries(template.Resources).flatMap(([id, { Type, Properties, Condition }]) => {
      if (Condition !== undefined && !scope.condition(Condition)) return []
      const properties = z.record(z.string(), z.unknown()).parse(resolve(Properties, scope))
      return [{ id, type: Type, place, ...identity(id), properties }]
    }),
  )
}

function opened(stack: StackTemplate, around: Pick<Scope, 'secret' | 'imported'>): Stack {
  const { name, account, region, template } = stack
  const place: Place = { partition: region.startsWith('cn-') ? 'aws-cn' : 'aws', region, account, stack: name }
  const known = new Map<string, Identity>()
  const scope: Scope = {
    ...around,
    ref: (id) => (id.startsWith('AWS::') ? pseudo(place, id) : (parameter(id) ?? identity(id).ref)),
    attribute(id, attribute) {
      const value = identity(id).attributes[attribute]
      if (value === undefined) throw new Error(`${id} has no ${attribute} in cloud/template/identities.ts`)
      return value
    },
    condition: (id) => holds(template.Conditions[id], scope),
    mapped: (map, top, second) => template.Mappings[map]?.[top]?.[second],
  }
  const parameter = (id: string) => (id in template.Resources ? undefined : template.Parameters[id]?.Default)
  function identity(id: string): Identity {
    const found = known.get(id)
    if (found) return found
    const declared = template.Resources[id]
    if (!declared) throw new Error(`the template of ${name} names ${id} and does not have it`)
    const property = (of: string) => {
      const value = declared.Properties[of] === undefined ? undefined : resolve(declared.Properties[of], scope)
      return value === undefined || value === noValue ? undefined : String(value)
    }
    const made = identityOf(declared.Type, { id, place, property })
    known.set(id, made)
    return made
  }
  return { scope, place, template, identity }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html */
function pseudo({ partition, region, account, stack }: Place, name: string): unknown {
  const values: Readonly<Record<string, unknown>> = {
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::StackName': stack,
    'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${stack}/0`,
    'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    'AWS::NoValue': noValue,
  }
  if (!(name in values)) throw new Error(`the template names ${name}, which cloud/template/deployed.ts does not know`)
  return values[name]
}
