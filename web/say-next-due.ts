import type { Lang } from '#engine/store/person.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { tell } from './tell.ts'
import { sayDay } from './when.ts'
import { clock } from './words/case.ts'

/** Nearest day of a case, or that it is open, or ''. */
export function sayNextDue(
  lang: Lang,
  { due, dueName, closed }: Pick<CaseSummary, 'due' | 'dueName' | 'closed'>,
): string {
  if (due !== null) return sayDay(lang, due)
  return dueName === null || closed ? '' : tell(lang)(clock.open)
}
