import type { Bilingual } from '#law/bilingual.ts'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { byMail as words } from '../words/staff/by-mail.ts'

type Props = {
  readonly shell: Shell
  readonly name: Bilingual | null
  readonly hidden: Readonly<Record<string, string>>
}

/** Second factor proved; the choice awaits its confirmation. */
export function ContinuePage({ shell, name, hidden }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.continueTitle)}>
      <h1>{t(words.continueTitle)}</h1>
      <p>{t(words.continueText, { action: name ? t(name) : '' })}</p>
      <PostForm shell={shell} path={paths.mailTask} button={t(words.continue)} hidden={hidden} />
    </Layout>
  )
}
