import { z } from 'zod'
import type { Figure } from '#engine/figures/case-figures.ts'
import { Figures } from '#engine/figures/figure-kinds.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { contentErased } from '#ledger/erasure.ts'

/** Erasure of a closed case, proposed by one and confirmed by another. */
export type CaseErasure = {
  /** Of the case. */
  readonly id: string
  readonly number: string
  readonly reason: string
  readonly by: string
  readonly at: number
  readonly state: 'proposed' | 'declined' | 'confirmed' | 'done'
}

/** Remains of an erased case: its entries, and its counts. */
export type Remains = {
  readonly id: string
  readonly entries: number
  readonly figures: readonly Figure[]
  /** Entries that are breaches. */
  readonly breaches: readonly number[]
  /** Series from which its papers drew a number, once for each. */
  readonly series: readonly Key[]
}

/** Acts of an erasure, as the log of administration holds them. */
export type ErasureActs = {
  readonly 'erasure.proposed': Pick<CaseErasure, 'id' | 'number' | 'reason' | 'by'>
  readonly 'erasure.declined': { readonly id: string; readonly by: string; readonly reason: string }
  readonly [contentErased]: Remains & {
    readonly number: string
    readonly ground: string
    readonly basis: string
    readonly by: string
  }
  readonly 'erasure.done': { readonly id: string }
}

const said = { id: z.string(), by: z.string(), reason: z.string() }
export const erasureActs: { readonly [Name in keyof ErasureActs]: z.ZodType<ErasureActs[Name]> } = {
  'erasure.proposed': z.strictObject({ ...said, number: z.string() }),
  'erasure.declined': z.strictObject(said),
  [contentErased]: z.strictObject({
    ...{ id: z.string(), by: z.string(), number: z.string(), ground: z.string(), basis: z.string() },
    ...{ entries: z.int(), figures: Figures, breaches: z.array(z.int()) },
    series: z.array(z.strictObject({ pk: z.string(), sk: z.string() })),
  }),
  'erasure.done': z.strictObject({ id: z.string() }),
}

const keys = keyShape('erasure#{case}', 'erasure')
export const erasureKey = keys.key
const erasuresOf = (area: string): string => `erasures#${area}`

export const erasureKind = stored('erasure of a closed case', {
  schema: exactly<CaseErasure>({
    ...{ id: z.string(), number: z.string(), reason: z.string(), by: z.string(), at: z.number() },
    state: z.enum(['proposed', 'declined', 'confirmed', 'done']),
  }),
  keys: [keys],
  index: {
    queue: ['erasures#{area} → {moment}#{case}'],
    due: ['due#{bucket} → {moment}#erasure#{case}'],
  },
  due: 'once confirmed, contents, papers, letters and files of the case are erased',
  from: 'log',
})

/** Listed by its proposal's moment; due while under way. */
export const erasureItem = (erasure: CaseErasure, area: string, v: number): Item => ({
  ...erasureKey(erasure.id),
  v,
  body: json(erasure),
  index: {
    queue: [erasuresOf(area), `${moment(erasure.at)}#${erasure.id}`],
    ...(erasure.state === 'confirmed' && {
      due: [dueOf(bucketOf(erasure.id)), `${moment(erasure.at)}#erasure#${erasure.id}`] as const,
    }),
  },
})

/** The next version of an erasure that somebody proposes. */
export const proposedErasure = (act: ErasureActs['erasure.proposed'], at: number): CaseErasure => ({
  ...act,
  ...{ at, state: 'proposed' },
})
