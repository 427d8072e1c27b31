import { z } from 'zod'
import type { Figure } from '#engine/figures/case-figures.ts'
import { Figures } from '#engine/figures/figure-kinds.ts'
import type { CaseErasure } from '#engine/register/erasure-kind.ts'
import type { Key } from '#engine/store/ports.ts'
import { contentErased } from '#ledger/erasure.ts'

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
