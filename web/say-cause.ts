import type { Lang } from '#engine/view.ts'
import { tell } from './tell.ts'
import { acts } from './words/staff.ts'

/** A listed cause of a pause in words. */
export function sayCause(lang: Lang, cause: string): string {
  const known = causes.find((one) => one === cause)
  return known === undefined ? cause : tell(lang)(acts[known])
}

export const causes = ['inspection', 'quarantine', 'appraisal', 'expertReview'] as const
