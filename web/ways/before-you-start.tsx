import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { ways as words } from '../words/ways.ts'

type Props = { readonly shell: Shell; readonly guide: string; readonly open?: boolean }

/** Needs, duration and cost, before one begins. */
export function BeforeYouStart({ shell, guide, open = false }: Props) {
  const t = tell(shell.lang)
  return (
    <details open={open}>
      <summary>{t(words.before)}</summary>
      <ul>
        <li>{t(words.beforeFree)}</li>
        <li>{t(shell.actingFor?.isVisit ? words.beforeTimeVisit : words.beforeTime)}</li>
        <li>{t(words.beforePapers)}</li>
        <li>
          <a href={to(shell, paths.procedure(guide))}>{t(words.beforeGuide)}</a>
        </li>
      </ul>
    </details>
  )
}
