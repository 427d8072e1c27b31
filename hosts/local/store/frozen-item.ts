import type { Item, Json } from '#engine/store/ports.ts'

/** Item as reading its text would give it; frozen, so that no reader or writer changes it for others. */
export function frozenItem({ pk, sk, v, body, index }: Item, text: string): Item {
  const kept = freeze(body) ? body : JSON.parse(text)
  if (kept !== body) freeze(kept)
  const isFound = index !== undefined && freeze(index) && Object.keys(index).length > 0
  return Object.freeze({ pk, sk, v, body: kept, ...(isFound && { index }) })
}

/** Freezes what JSON says whole; false where it would come back otherwise. */
function freeze(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return value !== undefined
  if (isList(value) ? !value.every(freeze) : !isRecord(value)) return false
  Object.freeze(value)
  return true
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)

function isRecord(value: { readonly [key: string]: Json | undefined }): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) if (!freeze(value[key])) return false
  return true
}
