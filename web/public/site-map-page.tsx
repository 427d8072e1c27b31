import type { Bilingual } from '#law/bilingual.ts'
import { navigation } from '../navigation.ts'
import { aboutSite, inTheOpen } from '../open-pages.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { siteMap as words } from '../words/statements.ts'
import { LinkList } from './link-list.tsx'

type Props = {
  readonly shell: Shell
  readonly procedures: readonly { readonly id: string; readonly name: Bilingual }[]
}
type Link = { readonly path: string; readonly name: Bilingual }

/** Links all open pages, and those of the reader's roles. */
export function SiteMapPage({ shell, procedures }: Props) {
  const t = tell(shell.lang)
  const guides = procedures.map(({ id, name }) => ({ path: paths.procedure(id), name }))
  const parts: readonly (readonly [Bilingual, readonly Link[]])[] = [
    [words.act, navigation(shell)],
    [words.look, inTheOpen],
    [words.guides, guides],
    [words.about, aboutSite],
  ]
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      {parts.map(([title, links]) => (
        <section class="block">
          <h2>{t(title)}</h2>
          <LinkList shell={shell} links={links} />
        </section>
      ))}
    </Layout>
  )
}
