/** Order by UTF-8 bytes, as SQLite and DynamoDB sort; `<` differs. */
export function keyOrder(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i += 1) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** First key after all with `prefix`, or undefined. */
export function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (c) => c.codePointAt(0) ?? 0)
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last < 0x10ffff) return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
  }
  return undefined
}

// Surrogates mean points beyond U+FFFF, so sort last.
const rank = (unit: number) => (unit < 0xd800 || unit > 0xdfff ? (unit > 0xdfff ? unit - 0x800 : unit) : unit + 0x2000)

/** Keys in order, or a page of those after a key. */
export function pageOf(
  keys: readonly string[],
  page: { readonly after: string; readonly most: number } | undefined,
): readonly string[] {
  const sorted = keys.toSorted(keyOrder)
  return page ? sorted.filter((key) => keyOrder(key, page.after) > 0).slice(0, page.most) : sorted
}
