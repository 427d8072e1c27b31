import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { byMail as words } from '../words/staff/by-mail.ts'

export function FreshPage({ shell }: { readonly shell: Shell }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.freshTitle)}>
      <h1>{t(words.freshTitle)}</h1>
      <p role="status">{t(words.freshSent)}</p>
    </Layout>
  )
}
