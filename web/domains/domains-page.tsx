import { basisText } from '#law/basis-text.ts'
import { ruleOf } from '#law/rules.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { lengths } from '../say-length.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { domains as words } from '../words/channels.ts'
import { titles } from '../words/page-words.ts'
import { home } from '../words/public.ts'
import { type Column, DomainColumn } from './domain-column.tsx'
import { type KeptElsewhere, ListsElsewhere } from './kinds-kept.tsx'

type Props = {
  readonly shell: Shell
  readonly columns: readonly Column[]
  readonly elsewhere: readonly KeptElsewhere[]
}

/** Records by domain of the city's plan, and lists that others keep. */
export function DomainsPage({ shell, columns, elsewhere }: Props) {
  const t = tell(shell.lang)
  const links = [
    { path: paths.search, name: home.search },
    { path: paths.listMeasures, name: titles.listMeasures },
  ]
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <p class="links">
        <a href="#elsewhere">{t(words.elsewhere)}</a>
        {links.map(({ path, name }) => (
          <a href={to(shell, path)} key={path}>
            {t(name)}
          </a>
        ))}
      </p>
      {[...Map.groupBy(columns, ({ domain }) => t(domain.field))].map(([field, of]) => (
        <section class="folds" key={field}>
          <h2>{field}</h2>
          {of.map((one) => (
            <DomainColumn shell={shell} of={one} key={one.domain.id} />
          ))}
        </section>
      ))}
      <ListsElsewhere shell={shell} lists={[creditReference(shell), ...elsewhere]} />
    </Layout>
  )
}

/** Reports of the central bank; its clock and article are rule F1's. */
function creditReference({ lang }: Shell): KeptElsewhere {
  const { name, organ, site, why } = words.creditReference
  const t = tell(lang)
  const told = t(why, { ...lengths(lang, 'F1'), basis: t(basisText(ruleOf('F1'))) })
  return { name, organ, site, why: { zh: told, en: told } }
}
