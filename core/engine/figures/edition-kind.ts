import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, pad } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { Day as DayShape, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Edition, EditionObjection, EditionRow } from '#engine/views/edition-view.ts'

const keys = keyShape('edition#{area}#{year}', '{n}')
export const editionKey = (area: string, year: number, n: number) => keys.key(area, String(year), pad(n, 4))
export const editionsIn = (area: string): string => `editions#${area}`

const count = z.int()
const Row = exactly<EditionRow>({
  ...{ unit: z.string().nullable(), procedure: z.string(), rule: z.string() },
  ...{ onTime: count, late: count, lateByDate: count, open: count, overdue: count, rescinded: count },
})
const Answer = z.strictObject({ by: z.string(), at: z.number(), reason: z.string() })
const Objection = exactly<EditionObjection>({
  ...{ unit: z.string(), by: z.string(), at: z.number(), reason: z.string() },
  answer: Answer.nullable(),
})
const counted = { rows: z.array(Row).readonly(), head: z.strictObject({ size: z.int(), root: z.string() }) }

export const editionKind = stored('yearly edition of the figures', {
  schema: exactly<Edition>({
    ...{ year: z.int(), n: z.int(), ...counted, by: z.string(), at: z.number(), until: DayShape },
    objections: z.array(Objection).readonly(),
    frozen: z.strictObject({ by: z.string(), at: z.number() }).nullable(),
  }),
  keys: [keys],
  index: { queue: ['editions#{area} → {year}#{n}'] },
  due: null,
  from: 'log',
})
export const editionOf = editionKind.read

export function editionItem(edition: Edition, area: string, v: number): Item {
  const key = editionKey(area, edition.year, edition.n)
  return { ...key, v, body: json(edition), index: { queue: [editionsIn(area), `${edition.year}#${key.sk}`] } }
}

/** Acts on an edition, as the log of administration holds them. */
const of = { year: z.int(), n: z.int(), by: z.string() }
export const editionActs = {
  'edition.drafted': z.strictObject({ ...of, ...counted, until: DayShape }),
  'edition.objected': z.strictObject({ ...of, unit: z.string(), reason: z.string() }),
  'edition.answered': z.strictObject({ ...of, unit: z.string(), reason: z.string() }),
  'edition.frozen': z.strictObject({ ...of, ...counted }),
} as const
export type EditionActs = { readonly [Name in keyof typeof editionActs]: z.infer<(typeof editionActs)[Name]> }

export const drafted = (act: EditionActs['edition.drafted'], at: number): Edition => ({
  ...act,
  at,
  objections: [],
  frozen: null,
})

export const objected = (
  edition: Edition,
  { unit, by, reason }: EditionActs['edition.objected'],
  at: number,
): Edition => ({ ...edition, objections: [...edition.objections, { unit, by, at, reason, answer: null }] })

export const answered = (
  edition: Edition,
  { unit, by, reason }: EditionActs['edition.answered'],
  at: number,
): Edition => ({
  ...edition,
  objections: edition.objections.map((one) =>
    one.unit === unit && one.answer === null ? { ...one, answer: { by, at, reason } } : one,
  ),
})

export const frozen = (edition: Edition, { by, rows, head }: EditionActs['edition.frozen'], at: number): Edition => ({
  ...edition,
  rows,
  head,
  frozen: { by, at },
})
