import type { Lang } from '#engine/view.ts'
import { tell } from '../tell.ts'
import { diff } from '../words/case.ts'
import { frame } from '../words/frame.ts'

export type Change = { readonly name: string; readonly before: string; readonly after: string }

/** Before and after, told by words as well as by colour. */
export function Diff({ lang, changes }: { lang: Lang; changes: readonly Change[] }) {
  const t = tell(lang)
  return (
    <dl class="diff">
      {changes.map(({ name, before, after }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <span class="label">{t(diff.before)}</span>
            <del>{before || t(frame.empty)}</del>
          </dd>
          <dd>
            <span class="label">{t(diff.after)}</span>
            <ins>{after || t(frame.empty)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
