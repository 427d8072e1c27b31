import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'

type Props = {
  readonly shell: Shell
  /** Address of the list, without its query. */
  readonly path: string
  readonly words: { readonly parts: Bilingual; readonly find: Bilingual; readonly findButton: Bilingual }
  /** The whole list has null. */
  readonly parts: readonly { readonly part: string | null; readonly label: string }[]
  readonly part: string | null
  readonly q: string
}

export const partPath = (path: string, part: string | null) => (part === null ? path : `${path}?part=${part}`)

/** Parts of a list, and a search among what it holds. */
export function ListFilter({ shell, path, words, parts, part, q }: Props) {
  const t = tell(shell.lang)
  return (
    <nav aria-label={t(words.parts)}>
      <ul class="filters">
        {parts.map((one) => (
          <li>
            <a
              href={to(shell, partPath(path, one.part))}
              aria-current={one.part === part && q === '' ? 'page' : undefined}
            >
              {one.label}
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={to(shell, path)} class="find">
        <label for="q" class="hidden">
          {t(words.find)}
        </label>
        <input id="q" name="q" type="search" value={q} placeholder={t(words.find)} />
        <button type="submit" class="second">
          {t(words.findButton)}
        </button>
      </form>
    </nav>
  )
}
