import { to } from '../link.ts'
import { inTheOpen } from '../open-pages.ts'
import { Layout } from '../parts/layout.tsx'
import type { WayLink } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import { lengths, sayFigures } from '../say-length.ts'
import { hasOwn, type Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { home as words } from '../words/public.ts'
import { LinkList } from './link-list.tsx'

/** Tells what this is, three doors, and each step's length. */
export function HomePage({ shell, ways = [] }: { readonly shell: Shell; readonly ways?: readonly WayLink[] }) {
  const t = tell(shell.lang)
  const figures = lengths(shell.lang, 'A3', 'A4', 'A5')
  return (
    <Layout shell={shell} title={t(words.title)}>
      <div class="hero">
        <h1>{t(words.title)}</h1>
        <p class="lead">{t(words.lead)}</p>
      </div>
      <ul class="doors">
        {[...doorsFor(shell), ...ways.map(({ lead, ...way }) => ({ ...way, text: lead }))].map(
          ({ path, name, text }) => (
            <li>
              <a href={to(shell, path)}>
                <strong>{t(name)}</strong>
                {sayFigures(shell.lang, text)}
              </a>
            </li>
          ),
        )}
      </ul>
      <section class="block whole">
        <h2>{t(words.how)}</h2>
        <ol class="steps across">
          {steps.map(({ name, text }) => (
            <li>
              <strong>{t(name)}</strong>
              <p>{t(text, figures)}</p>
            </li>
          ))}
        </ol>
        <p>
          <a href={to(shell, paths.mainProcedure)}>{t(words.more)}</a>
        </p>
      </section>
      <section class="block whole">
        <h2>{t(words.open)}</h2>
        <LinkList shell={shell} links={inTheOpen} />
      </section>
    </Layout>
  )
}

const doorsFor = (shell: Shell) => (hasOwn(shell) ? [searching, ...own] : [searching])

const searching = { path: paths.search, name: words.search, text: words.searchText }

const own = [
  { path: paths.myRecords, name: words.object, text: words.objectText },
  { path: paths.myRecords, name: words.repair, text: words.repairText },
  { path: paths.myCases, name: words.cases, text: words.casesText },
]

const steps = [
  { name: words.step1, text: words.step1Text },
  { name: words.step2, text: words.step2Text },
  { name: words.step3, text: words.step3Text },
  { name: words.step4, text: words.step4Text },
]
