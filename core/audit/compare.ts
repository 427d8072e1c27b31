import { z } from 'zod'
import type { AuditWorld, Difference } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { fieldsApart } from './difference.ts'

/** Reason for which a log cannot be played. */
export function whyUnplayed(error: unknown): string {
  if (error instanceof Fault) return error.message
  // Their messages may quote a value.
  if (error instanceof z.ZodError || error instanceof TypeError || error instanceof RangeError) return error.name
  throw error
}

/** A difference before it is said of which case. */
export type Found = Omit<Difference, 'about'>

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

/** Compares an item with what the log makes. */
export function* compared(kind: string, should: Item, is: Item | undefined): Generator<Found> {
  const key = keyOf(should)
  if (!is) return yield { kind, code: 'missing', key, fields: [], should }
  const fields = fieldsApart(should, is)
  if (fields.length > 0) yield { kind, code: 'changed', key, fields, should }
}

/** Compares with what stands there; unreadable ones are said elsewhere. */
export async function* comparedThere({ table }: Pick<AuditWorld, 'table'>, should: Item): AsyncGenerator<Found> {
  const is = await readThere(table, should)
  if (is !== null) yield* compared(kindOf(should) ?? should.pk, should, is)
}

/** Tells it where nothing stands, whatever else would. */
export async function* missingThere({ table }: Pick<AuditWorld, 'table'>, should: Item): AsyncGenerator<Found> {
  if ((await readThere(table, should)) === undefined) yield* compared(kindOf(should) ?? should.pk, should, undefined)
}

/** Null: it cannot be read, which is told of it elsewhere. */
const readThere = (table: AuditWorld['table'], key: Key) =>
  table.get(key).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'storedForm') return null
    throw error
  })

export const unsupported = (kind: string, item: Key): Found => ({
  kind,
  code: 'unsupported',
  key: keyOf(item),
  fields: [],
  should: null,
})
