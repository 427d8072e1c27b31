import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { lost as words } from '../words/public.ts'

/** A fault: a reference number, never its message. */
export function ProblemPage({ shell, reference }: { shell: Shell; reference: string }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.problemTitle)}>
      <h1>{t(words.problemTitle)}</h1>
      <p>{t(words.problemText)}</p>
      <p>
        {t(words.reference)} <code>{reference}</code>
      </p>
      <p>
        <a href={to(shell, paths.home)}>{t(words.home)}</a>
      </p>
    </Layout>
  )
}
