import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { openPaged, type Paged as Page } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Json } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { answered, type Call, none, type Operation, refused, signed } from './operation.ts'
import { Cursor } from './shapes.ts'

type List<Query extends z.ZodObject> = {
  readonly id: string
  readonly path: string
  readonly summary: Bilingual
  readonly query: Query
  /** Name of the list, shape of rows, and example rows. */
  readonly of: string
  readonly shape: z.ZodType
  readonly example?: readonly Json[]
  /** Null: there is no such list for this person. */
  page(call: Call<z.infer<Query>>, engine: Engine, person: Person): Promise<Page<object> | null>
}

/** List that a person reads by page, with a reading token. */
export const signedList = <Query extends z.ZodObject>({
  of,
  shape,
  example = [],
  page,
  ...given
}: List<Query>): Operation =>
  signed({
    ...given,
    method: 'GET',
    scope: 'read',
    body: none,
    status: 200,
    answer: z.strictObject({ [of]: z.array(shape), cursor: Cursor }),
    refusals: [],
    example: { answer: { [of]: [...example], cursor: null } },
    async run(call, engine, person) {
      const found = await page(call, engine, person)
      if (!found) return refused({ code: 'notFound' })
      const { items, cursor } = openPaged(found)
      return answered({ [of]: items, cursor })
    },
  })
