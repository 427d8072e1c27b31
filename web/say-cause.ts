import type { Lang } from '#engine/store/person.ts'
import { pauseCauses } from '#workflows/common/common-forms.ts'
import { tell } from './tell.ts'

/** A listed cause of a pause in words. */
export function sayCause(lang: Lang, cause: string): string {
  const known = pauseCauses[cause]
  return known === undefined ? cause : tell(lang)(known)
}
