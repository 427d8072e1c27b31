import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'

/** Way that somebody may begin where they stand, and where that leads. */
export type WayLink = { readonly name: Bilingual; readonly lead: Bilingual; readonly path: string }

type Props = { readonly shell: Shell; readonly ways: readonly WayLink[]; readonly about?: string }

/** Button for each; `about` names its record to listeners. */
export function WayLinks({ shell, ways, about }: Props) {
  const t = tell(shell.lang)
  return (
    <>
      {ways.map(({ name, path }) => (
        <a class="button second" href={to(shell, path)} key={path}>
          {t(name)}
          {about && <span class="hidden"> {about}</span>}
        </a>
      ))}
    </>
  )
}
