import { z } from 'zod'
import { resolve, type Scope } from './resolve.ts'

const many = z.array(z.unknown())

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
export function holds(condition: unknown, scope: Scope): boolean {
  const [[name = '', argument] = []] = Object.entries(z.record(z.string(), z.unknown()).parse(condition))
  const each = () => many.parse(argument)
  if (name === 'Condition') return scope.condition(z.string().parse(argument))
  if (name === 'Fn::Equals') return new Set(each().map((one) => String(resolve(one, scope)))).size === 1
  if (name === 'Fn::And') return each().every((one) => holds(one, scope))
  if (name === 'Fn::Or') return each().some((one) => holds(one, scope))
  if (name === 'Fn::Not') return !holds(each()[0], scope)
  throw new Error(`the template has a condition of ${name}, which cloud/template/holds.ts does not know`)
}
