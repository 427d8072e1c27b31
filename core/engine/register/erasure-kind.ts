import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'

/** Erasure of a closed case, proposed by one and confirmed by another. */
export type CaseErasure = {
  /** Of the case. */
  readonly id: string
  readonly number: string
  readonly reason: string
  readonly by: string
  readonly at: number
  readonly state: 'proposed' | 'declined' | 'confirmed' | 'done'
  /** The other's act; a reason where it was declined. */
  readonly settled: Settled | null
}
type Settled = { readonly by: string; readonly at: number; readonly reason: string | null }

const keys = keyShape('erasure#{case}', 'erasure')
export const erasureKey = keys.key
/** Those that wait for another administrator. */
export const openErasures = (area: string): string => `erasures#${area}`
/** Those that were confirmed or declined in a month. */
export const settledErasures = (area: string, month: string): string => `erasures#${area}#${month}`

export const erasureKind = stored('erasure of a closed case', {
  schema: exactly<CaseErasure>({
    ...{ id: z.string(), number: z.string(), reason: z.string(), by: z.string(), at: z.number() },
    state: z.enum(['proposed', 'declined', 'confirmed', 'done']),
    settled: z.strictObject({ by: z.string(), at: z.number(), reason: z.string().nullable() }).nullable(),
  }),
  keys: [keys],
  index: {
    queue: ['erasures#{area} → {moment}#{case}', 'erasures#{area}#{month} → {moment}#{case}'],
    due: ['due#{bucket} → {moment}#erasure#{case}'],
  },
  due: 'once confirmed, contents, papers, letters and files of the case are erased',
  from: 'log',
})
export const erasureOf = erasureKind.read

/** Listed by its last act; due while under way. */
export const erasureItem = (erasure: CaseErasure, area: string, v: number): Item => ({
  ...erasureKey(erasure.id),
  v,
  body: json(erasure),
  index: {
    queue: erasure.settled
      ? [settledErasures(area, monthOf(erasure.settled.at)), `${moment(erasure.settled.at)}#${erasure.id}`]
      : [openErasures(area), `${moment(erasure.at)}#${erasure.id}`],
    ...(erasure.state === 'confirmed' && {
      due: [dueOf(bucketOf(erasure.id)), `${moment(erasure.at)}#erasure#${erasure.id}`] as const,
    }),
  },
})

const monthOf = (at: number) => shanghaiDay(at).slice(0, 7)

type Asked = Pick<CaseErasure, 'id' | 'number' | 'reason' | 'by'>

/** Somebody proposes it, perhaps again. */
export const proposedErasure = (asked: Asked, at: number): CaseErasure => ({
  ...asked,
  ...{ at, state: 'proposed', settled: null },
})

/** Confirmed by another, or declined with reasons. */
export const settledErasure = (
  erasure: CaseErasure,
  { by, reason = null }: { readonly by: string; readonly reason?: string | null },
  at: number,
): CaseErasure => ({
  ...erasure,
  state: reason === null ? 'confirmed' : 'declined',
  settled: { by, at, reason },
})
