import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Diff } from '../parts/diff.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { changes, otherChange } from '../words/changes.ts'
import { approval as words } from '../words/staff/staff.ts'

/** Change by an approval: kind, an end's reason, and differences. */
export type Effect = {
  readonly kind: string
  readonly reason?: string
  readonly differs: readonly { readonly name: Bilingual; readonly before: string; readonly after: string }[]
}
type Props = { readonly shell: Shell; readonly one: CaseView; readonly effects: readonly Effect[] }

export function Consequence({ shell, one, effects }: Props) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.outcome)}</h2>
      {effects.length === 0 && <p>{t(unchanged(one))}</p>}
      {effects.map(({ kind, reason, differs }) => (
        <>
          <p class={kind === 'ended' ? 'callout warn' : undefined}>
            {t(changes[`${kind}.${reason}`] ?? changes[kind] ?? otherChange, { kind })}
          </p>
          {differs.length > 0 && (
            <Diff
              lang={shell.lang}
              changes={differs.map(({ name, before, after }) => ({ name: t(name), before, after }))}
            />
          )}
        </>
      ))}
    </section>
  )
}

/** An ended record has left the public pages already. */
const unchanged = ({ record }: CaseView) =>
  record?.ended ? words.over : record?.disputed ? words.unmarked : words.nothing
