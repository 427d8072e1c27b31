import { z } from 'zod'

const Pattern = z.record(z.string(), z.unknown())
const Rule = z.record(z.string(), z.unknown())

/**
 * Matches an event; unknown operators throw.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function fits(pattern: unknown, event: unknown): boolean {
  const inside = Pattern.safeParse(event)
  return Object.entries(Pattern.parse(pattern)).every(([name, wanted]) => {
    if (name === '$or')
      return z
        .array(z.unknown())
        .parse(wanted)
        .some((one) => fits(one, event))
    const value = inside.success ? inside.data[name] : undefined
    return Array.isArray(wanted) ? wanted.some((one) => isOne(one, value)) : fits(wanted, value)
  })
}

function isOne(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => isOne(wanted, one))
  if (wanted === null || typeof wanted !== 'object') return wanted === value
  const [[operator = '', given] = []] = Object.entries(Rule.parse(wanted))
  if (operator === 'exists') return (value !== undefined) === given
  if (operator === 'prefix') return typeof value === 'string' && value.startsWith(String(given))
  if (operator === 'suffix') return typeof value === 'string' && value.endsWith(String(given))
  if (operator === 'anything-but') return value !== undefined && ![given].flat().some((one) => isOne(one, value))
  throw new Error(`a pattern uses ${operator}, which cloud/events/pattern.ts does not know`)
}
