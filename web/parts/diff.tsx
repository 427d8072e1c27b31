import type { Lang } from '#engine/store/person.ts'
import { tell } from '../tell.ts'
import { sayIfDay } from '../when.ts'
import { diff } from '../words/case.ts'
import { frame } from '../words/frame.ts'

export type Change = { readonly name: string; readonly before: string; readonly after: string }

type Props = {
  readonly lang: Lang
  readonly changes: readonly Change[]
  /** The correction is made: nothing of what was before is shown now. */
  readonly made?: boolean
}

/** Before and after, told by words as well as by colour. */
export function Diff({ lang, changes, made = false }: Props) {
  const t = tell(lang)
  return (
    <dl class="diff">
      {changes.map(({ name, before, after }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <span class="label">{t(made ? diff.was : diff.before)}</span>
            <del>{sayIfDay(lang, before) || t(frame.empty)}</del>
          </dd>
          <dd>
            <span class="label">{t(diff.after)}</span>
            <ins>{sayIfDay(lang, after) || t(frame.empty)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
