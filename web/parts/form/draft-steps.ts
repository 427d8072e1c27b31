import type { Bilingual } from '#law/bilingual.ts'

export type DraftStep = 'items' | 'evidence' | 'contact' | 'check'

/** Name of a filing, and its steps: four, or three without evidence. */
export type Filing = { readonly name: Bilingual; readonly steps: readonly DraftStep[] }

/** Number of a step, and of how many. */
export const stepOf = ({ steps }: Filing, step: DraftStep) => ({ n: steps.indexOf(step) + 1, of: steps.length })

/** The step before it, to go back to. */
export const before = ({ steps }: Filing, step: DraftStep): DraftStep => steps[steps.indexOf(step) - 1] ?? 'items'
