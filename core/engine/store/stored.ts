import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import type { KeyShape } from './key-shape.ts'
import type { IndexName, Item, Json, Key } from './ports.ts'

/** Derived from log rows and rewritable, or come by a door. */
export type From = 'log' | 'door'

/** Index patterns `partition → sort`, and when they apply. */
export type IndexShapes = Partial<Record<IndexName, readonly string[]>>

/** One kind of item; `due` says what its moment does, null: none. */
export type Stored<
  Body = unknown,
  Due extends string | null = string | null,
  Log extends boolean = boolean,
  Of extends From = From,
> = {
  /** Name for people, as in the key table. */
  readonly what: string
  readonly schema: z.ZodType<Body>
  readonly keys: readonly KeyShape<never>[]
  readonly index: IndexShapes
  readonly due: Due
  readonly from: Of
  /** Its rows are the log itself. */
  readonly log: Log
  /** Of no log: its items bear a keyed hash. */
  readonly sealed: boolean
  /** Tells by its key whether an item is of this kind. */
  readonly holds: (key: Key) => boolean
  /** Reads a body, a frozen one once; faults name kind, key, field. */
  readonly read: (item: Item) => Body
  /** Remembers a typed body: once frozen, reading gives it back. */
  made(body: Body): Body
}

type Given<Body, Due, Of> = {
  readonly schema: z.ZodType<Body>
  readonly keys: readonly KeyShape<never>[]
  readonly index?: IndexShapes
  readonly due: Due
  readonly from: Of
  readonly sealed?: boolean
}

/** Declares a kind: contents, keys, due moment, and what it follows from. */
export const stored = <Body, const Due extends string | null, const Of extends From>(
  what: string,
  { schema: given, keys, index = {}, due, from, sealed = false }: Given<Body, Due, Of>,
): Stored<Body, Due, false, Of> => {
  const schema = sealed ? z.lazy(() => z.preprocess((body) => withoutSeal(body as Json), given)) : given
  return {
    ...{ what, schema, keys, index, due, from, sealed },
    log: false,
    holds: (key) => keys.some((shape) => shape.parts(key) !== null),
    ...reader(what, schema),
  }
}

/** Declares a kind whose rows are themselves the log. */
export const storedLog = <Body>(what: string, given: Pick<Given<Body, null, 'log'>, 'schema' | 'keys' | 'index'>) => ({
  ...stored(what, { ...given, due: null, from: 'log' }),
  log: true as const,
})

function reader<Body>(what: string, schema: z.ZodType<Body>): Pick<Stored<Body>, 'read' | 'made'> {
  const known = new WeakMap<object, Body>()
  return {
    read(item) {
      const { body } = item
      if (typeof body !== 'object' || body === null || !Object.isFrozen(body)) return parsed(what, schema, item)
      const found = known.get(body) ?? parsed(what, schema, item)
      known.set(body, found)
      return found
    },
    made(body) {
      if (typeof body === 'object' && body !== null) known.set(body, body)
      return body
    },
  }
}

function parsed<Body>(what: string, schema: z.ZodType<Body>, { pk, sk, body }: Item): Body {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  // Paths and codes alone: values may be private.
  const wrong = result.error.issues.map(({ path, code, ...issue }) => {
    const keys = 'keys' in issue ? ` ${issue.keys}` : ''
    return `${path.join('.') || 'body'}: ${code}${keys}`
  })
  throw new Fault('storedForm', `${what}, ${pk} ${sk}: ${wrong.join('; ')}`)
}

/** A body as its kind knows it. */
export function withoutSeal(body: Json): Json {
  if (!isFields(body) || !('seal' in body)) return body
  const { seal: _, ...rest } = body
  return 'only' in rest ? (rest['only'] ?? null) : rest
}

export const isFields = (body: Json): body is { readonly [name: string]: Json | undefined } =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
