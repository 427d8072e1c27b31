import type { ChangeLine } from '#engine/feeds/change-lines.ts'
import type { Confirmation } from '#engine/feeds/confirmations.ts'
import type { CopyStanding } from '#engine/feeds/copy-standing.ts'
import type { OwnStep } from '#engine/feeds/own-steps.ts'
import type { Difference } from '#engine/feeds/reconcile.ts'
import type { TakenResults } from '#engine/feeds/result-file.ts'
import type { MeasureView } from '#engine/register/list-measures.ts'

/** Shapes of the exchange with recipients, for pages. */
export type HolderView = Confirmation
export type ListMeasureView = MeasureView
export type HolderStanding = CopyStanding
export type DifferenceView = Difference
export type TakenView = TakenResults
export type ChangeLineView = ChangeLine
export type OwnStepView = OwnStep
