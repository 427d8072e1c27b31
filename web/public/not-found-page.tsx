import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { hasOwn, type Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { lost as words } from '../words/public.ts'

/** Unknown and forbidden look alike. */
export function NotFoundPage({ shell }: { shell: Shell }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p>{t(sayWhy(shell))}</p>
      <p>
        <a href={to(shell, paths.home)}>{t(words.home)}</a>
      </p>
    </Layout>
  )
}

const sayWhy = (shell: Shell) => (shell.person === null ? words.text : hasOwn(shell) ? words.own : words.staff)
