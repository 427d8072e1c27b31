import type { faults } from './words/faults.ts'

type Issue = { readonly code?: string | undefined; readonly path: readonly PropertyKey[] }

/** Schema's faults of an event, by field name. */
export function eventFaults(data: unknown, issues: readonly Issue[]): Record<string, keyof typeof faults> {
  return Object.fromEntries(issues.map((issue) => [fieldName(data, issue.path), codeOf(data, issue)]))
}

/** `answers.0.reason` is field `reason.I1`: by item, or by column. */
function fieldName(data: unknown, path: readonly PropertyKey[]): string {
  const [first, index, last] = path.map(String)
  const of = valueAt(valueAt(data, first), index)
  const column = valueAt(of, 'field')
  const item = valueAt(of, 'item') ?? (column === null ? 'whole' : column)
  return typeof item === 'string' && last !== undefined ? `${last}.${item}` : (first ?? '')
}

function valueAt(data: unknown, key: string | undefined): unknown {
  return typeof data === 'object' && data !== null && key !== undefined ? Reflect.get(data, key) : undefined
}

function codeOf(data: unknown, { code, path }: Issue): keyof typeof faults {
  const given = path.reduce<unknown>((at, key) => valueAt(at, String(key)), data)
  if (code === 'invalid_type' && (given === null || given === undefined)) return 'required'
  if ((code === 'too_small' || code === 'too_big' || code === 'invalid_type') && typeof given === 'number')
    return 'badFigure'
  if (code === 'too_small') return 'required'
  if (code === 'too_big') return 'tooLong'
  if (code === 'custom') return 'badDate'
  return code === 'invalid_value' ? 'choose' : 'invalid'
}
