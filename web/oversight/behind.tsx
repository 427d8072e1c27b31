import type { Lang } from '#engine/store/person.ts'
import { tell } from '../tell.ts'
import { oversight as words } from '../words/staff/oversight.ts'

/** Says that numbers will change, while counters catch up with the log. */
export function Behind({ lang, rows }: { readonly lang: Lang; readonly rows: number | null }) {
  return rows === null ? null : <p class="callout">{tell(lang)(words.behind, { n: rows })}</p>
}
