import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Lang, Person } from '#engine/store/person.ts'
import type { Json } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'

/** Right of a token; `approve` exceeds a write. */
export type Scope = 'read' | 'write' | 'approve'

export type Params = Readonly<Record<string, string>>

/** Refusals of whatever begins a case, beside those of its procedure. */
export const beginRefusals: readonly RefusalCode[] = [
  'keyNeeded',
  'keyReused',
  'notOffered',
  'recordGone',
  'alreadyOpen',
  'tooManyFiles',
  'filingsOver',
]

/** No query, or no body. */
export const none = z.strictObject({})

/** Request whose token, shape and key are checked. */
export type Call<Query = unknown, Body = unknown> = {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly lang: Lang
  /** Of the request, for whoever must know the same one again. */
  readonly key: Key | null
  readonly scopes: readonly string[]
}
/** Hash of asker, name and text: another text is another request. */
export type Key = { readonly name: string; readonly hash: string }

export type Answered =
  | { readonly kind: 'answered'; readonly status: 200 | 201; readonly body: Json }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export type Example = { readonly query?: Params; readonly body?: Json; readonly answer: Json }

type Described = {
  readonly id: string
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`. */
  readonly path: string
  readonly summary: Bilingual
  readonly status: 200 | 201
  readonly answer: z.ZodType
  readonly refusals: readonly RefusalCode[]
  readonly example: Example
}
type Shaped<Query extends z.ZodObject, Body extends z.ZodType> = {
  readonly query: Query
  readonly body: Body
  /** Change of its own: carries an Idempotency-Key. */
  readonly keyed?: true
}

/** Description and act of one operation, kept together. */
export type Operation = Described &
  Shaped<z.ZodObject, z.ZodType> & {
    readonly scope: Scope | null
    run(call: Call, engine: Engine, person: Person | null): Promise<Answered>
  }

type Taking<Query, Body, Who> = {
  run(call: Call<Query, Body>, engine: Engine, person: Who): Promise<Answered>
}

/** For anybody. */
export function open<Query extends z.ZodObject, Body extends z.ZodType>(
  given: Described & Shaped<Query, Body> & Taking<z.infer<Query>, z.infer<Body>, null>,
): Operation {
  return { ...given, scope: null, run: (call, engine) => given.run(read(given, call), engine, null) }
}

/** For a person, by a token with the scope. */
export function signed<Query extends z.ZodObject, Body extends z.ZodType>(
  given: Described & Shaped<Query, Body> & Taking<z.infer<Query>, z.infer<Body>, Person> & { readonly scope: Scope },
): Operation {
  return {
    ...given,
    run: async (call, engine, person) =>
      person ? given.run(read(given, call), engine, person) : refused({ code: 'tokenNeeded' }),
  }
}

/** The door has parsed both already; parsing again gives them their types. */
function read<Query extends z.ZodObject, Body extends z.ZodType>(given: Shaped<Query, Body>, call: Call) {
  return { ...call, query: given.query.parse(call.query), body: given.body.parse(call.body) }
}

export const answered = (body: object, status: 200 | 201 = 200): Answered => ({
  kind: 'answered',
  status,
  body: json(body),
})
export const refused = (refusal: Refusal): Answered => ({ kind: 'refused', refusal })
