import type { Situation } from '#workflows/contract/way-in.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { ways as words } from '../words/ways.ts'

/** Needs, duration and cost, before one begins. */
export function BeforeYouStart({ shell, guide }: { readonly shell: Shell; readonly guide: string }) {
  const t = tell(shell.lang)
  return (
    <details>
      <summary>{t(words.before)}</summary>
      <ul>
        <li>{t(words.beforeFree)}</li>
        <li>{t(words.beforeTime)}</li>
        <li>{t(words.beforePapers)}</li>
        <li>
          <a href={to(shell, paths.procedure(guide))}>{t(words.beforeGuide)}</a>
        </li>
      </ul>
    </details>
  )
}

export type Situations = {
  readonly path: string
  readonly all: readonly Situation[]
  readonly told: Situation | null
}

/** Everyday accounts as links that fill in the form below. */
export function WhatIsWrong({ shell, situations: { path, all, told } }: { shell: Shell; situations: Situations }) {
  const t = tell(shell.lang)
  return (
    <nav class="wrong" aria-label={t(words.wrong)}>
      <p class="big">{t(words.wrong)}</p>
      <ul class="row">
        {all.map(({ id, says }) => (
          <li>
            <a class="button second" href={to(shell, `${path}?what=${id}`)} aria-current={told?.id === id || undefined}>
              {t(says)}
            </a>
          </li>
        ))}
      </ul>
      {told && (
        <p class="callout" role="status">
          {t(words.proposed)} {t(told.evidence)}
        </p>
      )}
    </nav>
  )
}
