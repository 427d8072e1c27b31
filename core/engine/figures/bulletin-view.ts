import type { Kept } from '#engine/views/oversight-view.ts'

/** Figures of a month, as a bulletin was drafted from them. */
export type BulletinFigures = Kept & {
  readonly received: number
  readonly answered: number
  readonly units: readonly (Kept & { readonly unit: string; readonly delay: number })[]
}

/** Monthly bulletin (通报) on how limits were kept. */
export type Bulletin = {
  /** YYYY-MM, one for each. */
  readonly month: string
  readonly text: string
  readonly figures: BulletinFigures
  readonly by: string
  readonly at: number
  readonly released: { readonly by: string; readonly at: number } | null
}
