/** RFC 8785. Refuses what JSON cannot say: values never share a text. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return numeral(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`
  if (isPlain(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => member(key, value[key]))
      .join(',')}}`
  throw new TypeError(`canonical JSON has no form for ${typeof value}`)
}

const member = (key: string, value: unknown) => `${quoted(key)}:${canonical(value)}`

// Most texts need no escape; a test beats JSON.stringify.
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('canonical JSON has no form for a lone surrogate')
  return JSON.stringify(text)
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no form for ${value}`)
  return JSON.stringify(value)
}

// Rows of the store have a null prototype.
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
