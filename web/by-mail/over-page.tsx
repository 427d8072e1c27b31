import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { byMail as words } from '../words/staff/by-mail.ts'

export type Over = {
  /** Code of the ending; null: the answer is recorded. */
  readonly code: RefusalCode | null
  readonly caseId: string
  readonly renewable: boolean
  readonly usedAt: number | null
  readonly key: string
}
type Props = { readonly shell: Shell; readonly over: Over }

/** Ended link, and how to go on. */
export function OverPage({ shell, over }: Props) {
  const t = tell(shell.lang)
  const { code, usedAt } = over
  const title = t(code === null ? words.recorded : words.overTitle)
  return (
    <Layout shell={shell} title={title}>
      <h1>{title}</h1>
      {code !== null && (
        <p class="callout warn" role="alert">
          {t(refusals[code])}
        </p>
      )}
      {usedAt !== null && (
        <p class="callout" role="status">
          {t(words.recordedText, { at: sayInstant(shell.lang, usedAt) })}
        </p>
      )}
      {over.renewable && (
        <>
          <p>{t(words.freshText)}</p>
          <PostForm
            shell={shell}
            path={paths.mailFresh}
            button={t(words.fresh)}
            look="second"
            hidden={{ key: over.key }}
          />
        </>
      )}
      <p>
        <a href={to(shell, paths.signIn(to(shell, paths.deskCase(over.caseId))))}>{t(words.signIn)}</a>
      </p>
    </Layout>
  )
}
