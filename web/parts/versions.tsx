import type { Lang } from '#engine/store/person.ts'
import type { RecordView } from '#engine/views/view.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { caseDesk as words } from '../words/staff/staff.ts'
import { Diff } from './diff.tsx'

/** Changes in each version, folded; numbered as on the public page. */
export function Versions({ lang, versions }: { readonly lang: Lang; readonly versions: RecordView['versions'] }) {
  const t = tell(lang)
  if (versions.length < 2) return null
  return (
    <details>
      <summary>{t(words.versions)}</summary>
      {versions.map(({ n, at, cause, changed }) => (
        <section>
          <h3>
            {t(words.version, { n })} · {t(cause)} · {sayInstant(lang, at)}
          </h3>
          <Diff
            lang={lang}
            changes={changed.map(({ name, before, after }) => ({ name: t(name), before, after }))}
            made
          />
        </section>
      ))}
    </details>
  )
}
