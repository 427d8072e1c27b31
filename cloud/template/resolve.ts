import { z } from 'zod'

/** Meanings of a template's names. */
export type Scope = {
  ref(name: string): unknown
  attribute(id: string, name: string): unknown
  condition(name: string): boolean
  imported(name: string): unknown
  mapped(map: string, top: string, second: string): unknown
  /** A dynamic reference, without its braces and `resolve:`. */
  secret(reference: string): string
}

type Call = (argument: unknown, scope: Scope) => unknown

/** Stands for AWS::NoValue: the property is left out. */
export const noValue = Symbol('AWS::NoValue')

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return withSecrets(value, scope)
  if (Array.isArray(value)) return value.map((one) => resolve(one, scope)).filter((one) => one !== noValue)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  const [name = '', argument] = entries[0] ?? []
  if (entries.length === 1 && /^(Ref|Fn::\w+)$/.test(name)) {
    const call = calls[name]
    if (!call) throw new Error(`the template uses ${name}, which cloud/template/resolve.ts does not know`)
    return call(argument, scope)
  }
  return Object.fromEntries(
    entries.map(([key, one]) => [key, resolve(one, scope)] as const).filter(([, one]) => one !== noValue),
  )
}

const text = (value: unknown, scope: Scope) => z.coerce.string().parse(resolve(value, scope))
const list = (value: unknown, scope: Scope) => z.array(z.unknown()).parse(resolve(value, scope))
const pair = z.tuple([z.unknown(), z.unknown()])

const calls: Readonly<Record<string, Call>> = {
  Ref: (name, scope) => scope.ref(z.string().parse(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [id = '', ...name] = typeof argument === 'string' ? argument.split('.') : z.array(z.string()).parse(argument)
    return scope.attribute(id, name.join('.'))
  },
  'Fn::Join': (argument, scope) => {
    const [mark, parts] = pair.parse(argument)
    return list(parts, scope).join(text(mark, scope))
  },
  'Fn::Sub': (argument, scope) => substituted(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [at, parts] = pair.parse(argument)
    return list(parts, scope)[Number(text(at, scope))]
  },
  'Fn::Split': (argument, scope) => {
    const [mark, whole] = pair.parse(argument)
    return text(whole, scope).split(text(mark, scope))
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument)
    return resolve(scope.condition(name) ? yes : no, scope)
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', top = '', second = ''] = list(argument, scope).map(String)
    return scope.mapped(map, top, second)
  },
  'Fn::ImportValue': (argument, scope) => scope.imported(text(argument, scope)),
}

/** `${Name}`, `${Id.Attribute}`, and `${!Literal}`. */
function substituted(argument: unknown, scope: Scope): string {
  const [pattern, own] = typeof argument === 'string' ? [argument, {}] : pair.parse(argument)
  const given = z.record(z.string(), z.unknown()).parse(own)
  return z
    .string()
    .parse(pattern)
    .replace(/\$\{(!?)([\w:.]+)\}/g, (_all, literal: string, name: string) => {
      if (literal) return `\${${name}}`
      if (name in given) return text(given[name], scope)
      const [id = '', ...attribute] = name.split('.')
      return String(attribute.length > 0 ? scope.attribute(id, attribute.join('.')) : scope.ref(id))
    })
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html */
const withSecrets = (value: string, scope: Scope) =>
  value.replace(/\{\{resolve:([^{}]+)\}\}/g, (_all, reference: string) => scope.secret(reference))
