/** RFC 8785. Refuses what JSON cannot say: values never share a text. */
export function canonical(value: unknown): string {
  isOdd = false
  const text = JSON.stringify(inOrder(value))
  return isOdd || escaped.test(text) ? slowly(value) : text
}

/** Set where a copy has a name that engines put elsewhere. */
let isOdd = false
// A lone surrogate, or a text that names one.
const escaped = /\\ud[89a-f]/

/** A copy with its names in order, for one native call. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return Array.from(value, inOrder)
  if (!isPlain(value)) return slowly(value)
  const sorted: Record<string, unknown> = {}
  for (const key of namesInOrder(value)) {
    const code = key.charCodeAt(0)
    // Numbers come first in any object; `__proto__` is no member.
    if ((code >= 48 && code <= 57) || key === '__proto__') isOdd = true
    else sorted[key] = inOrder(value[key])
  }
  return sorted
}

/** Names of a body in order of their UTF-16 units. */
export function namesInOrder(value: object): readonly string[] {
  const names = Object.keys(value)
  if (names.length > few) return names.sort()
  // In their place: `sort` copies them, of which garbage is made.
  for (let i = 1; i < names.length; i += 1) {
    const name = names[i] ?? ''
    let at = i
    for (let before = names[at - 1]; before !== undefined && before > name; before = names[at - 1]) {
      names[at] = before
      at -= 1
    }
    names[at] = name
  }
  return names
}

/** Names that are in order before a sort has begun. */
const few = 48

function slowly(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return numeral(value)
  if (Array.isArray(value)) return `[${Array.from(value, slowly).join(',')}]`
  if (isPlain(value))
    return `{${namesInOrder(value)
      .map((key) => member(key, value[key]))
      .join(',')}}`
  throw new TypeError(`canonical JSON has no form for ${typeof value}`)
}

const member = (key: string, value: unknown) => `${quoted(key)}:${slowly(value)}`

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
