import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { hasOwn, type Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { drafts } from '../words/drafts.ts'
import { mandates } from '../words/mandates.ts'
import { lost as words } from '../words/public.ts'
import { LostTexts } from './refused-page.tsx'

type Props = {
  readonly shell: Shell
  /** Text that was sent there, to be copied. */
  readonly lost?: readonly string[]
}

/** Unknown and forbidden look alike. */
export function NotFoundPage({ shell, lost = [] }: Props) {
  const t = tell(shell.lang)
  const { why, path, label } = sayWhy(shell)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p>{t(why)}</p>
      <p>
        <a href={to(shell, path)}>{t(label)}</a>
      </p>
      <LostTexts shell={shell} lost={lost} />
    </Layout>
  )
}

type Why = { readonly why: Bilingual; readonly path: string; readonly label: Bilingual }

/** By the address alone: what is there stays untold. */
function sayWhy(shell: Shell): Why {
  const home = { path: paths.home, label: words.home }
  if (shell.person === null) return { ...home, why: words.text }
  if (!hasOwn(shell)) return { ...home, why: words.staff }
  if (shell.path.startsWith(`${paths.drafts}/`)) return { why: words.draft, path: paths.drafts, label: drafts.title }
  if (shell.path.startsWith(`${paths.clients}/`))
    return { why: words.client, path: paths.mandates, label: mandates.title }
  return { ...home, why: words.own }
}
