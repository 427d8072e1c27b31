import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'

type Props = {
  readonly shell: Shell
  readonly links: readonly { readonly path: string; readonly name: Bilingual }[]
}

/** Pages by name, one a line. */
export function LinkList({ shell, links }: Props) {
  const t = tell(shell.lang)
  return (
    <ul>
      {links.map(({ path, name }) => (
        <li>
          <a href={to(shell, path)}>{t(name)}</a>
        </li>
      ))}
    </ul>
  )
}
