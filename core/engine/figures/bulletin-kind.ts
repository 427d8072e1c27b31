import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Bulletin, BulletinFigures } from './bulletin-view.ts'

const keys = keyShape('bulletins#{area}', '{month}')
export const bulletinKey = keys.key

const count = z.int()
const ends = { onTime: count, late: count, open: count, overdue: count }
const Figures = exactly<BulletinFigures>({
  ...{ received: count, answered: count, ...ends },
  units: z.array(z.strictObject({ unit: z.string(), delay: count, ...ends })).readonly(),
})

export const bulletinKind = stored('monthly bulletin', {
  schema: exactly<Bulletin>({
    ...{ month: z.string(), text: z.string(), figures: Figures, by: z.string(), at: z.number() },
    released: z.strictObject({ by: z.string(), at: z.number() }).nullable(),
  }),
  keys: [keys],
  due: null,
  from: 'log',
})
export const bulletinOf = bulletinKind.read

export const bulletinItem = (bulletin: Bulletin, area: string, v: number): Item => ({
  ...bulletinKey(area, bulletin.month),
  v,
  body: json(bulletin),
})

/** Acts on a bulletin, as the log of administration holds them. */
const of = { month: z.string(), by: z.string() }
export const bulletinActs = {
  'bulletin.drafted': z.strictObject({ ...of, text: z.string(), figures: Figures }),
  'bulletin.edited': z.strictObject({ ...of, text: z.string() }),
  'bulletin.released': z.strictObject(of),
} as const
export type BulletinActs = { readonly [Name in keyof typeof bulletinActs]: z.infer<(typeof bulletinActs)[Name]> }

export const draftedBulletin = (act: BulletinActs['bulletin.drafted'], at: number): Bulletin => ({
  ...act,
  at,
  released: null,
})

export const editedBulletin = (one: Bulletin, { text }: BulletinActs['bulletin.edited']): Bulletin => ({ ...one, text })

export const releasedBulletin = (
  one: Bulletin,
  { by }: Pick<BulletinActs['bulletin.released'], 'by'>,
  at: number,
): Bulletin => ({ ...one, released: { by, at } })
