import { Ground } from '#workflows/contract/item.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { ticked, type Values } from './values.ts'
import type { faults } from './words/faults.ts'

export type ReadItem = {
  readonly id: string
  /** A column, or null for the record as a whole. */
  readonly field: string | null
  readonly ground: Ground
  readonly claimed: string
}
export type ReadObjection = {
  readonly channel: 'city' | 'direct'
  readonly items: readonly ReadItem[]
  readonly explanation: string
  readonly statement: string | null
}
type Result =
  | { readonly kind: 'read'; readonly objection: ReadObjection }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
type Faults = Record<string, keyof typeof faults>

/** Step 1 of an objection, from the form of `ObjectPage`. */
export function readObjection(values: Values): Result {
  const columns = ticked(values, 'dispute.')
  const found: Faults = {}
  if (columns.length === 0) found['dispute'] = 'chooseField'
  const items = columns.map((column, i) => readItem(values, column, i, found))
  const explanation = text(values, 'explanation')
  const statement = text(values, 'statement')
  if (explanation === '') found['explanation'] = 'required'
  if (explanation.length > 4000) found['explanation'] = 'tooLong'
  if (statement.length > 200) found['statement'] = 'tooLong'
  if (Object.keys(found).length > 0) return { kind: 'refused', refusal: { code: 'malformed', fields: found } }
  const channel = values['channel'] === 'direct' ? 'direct' : 'city'
  return { kind: 'read', objection: { channel, items, explanation, statement: statement || null } }
}

function readItem(values: Values, column: string, i: number, found: Faults): ReadItem {
  const ground = Ground.safeParse(values[`ground.${column}`])
  const claimed = text(values, `claimed.${column}`)
  if (!ground.success) found[`ground.${column}`] = 'choose'
  if (claimed === '') found[`claimed.${column}`] = 'required'
  if (claimed.length > 4000) found[`claimed.${column}`] = 'tooLong'
  return { id: `i${i + 1}`, field: column === 'whole' ? null : column, ground: ground.data ?? 'E2', claimed }
}

const text = (values: Values, name: string) => (values[name] ?? '').replace(/\r\n/g, '\n').trim()
