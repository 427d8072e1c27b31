import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { signedOut as words } from '../words/account.ts'

type Props = {
  readonly shell: Shell
  /** Sign-out page of the issuer; null where none is needed. */
  readonly issuer: string | null
}

/** Signed out here; on a shared computer the issuer is left too. */
export function SignedOutPage({ shell, issuer }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      {issuer && (
        <>
          <p class="lead">{t(words.issuerText)}</p>
          <p>
            <a class="button" href={issuer}>
              {t(words.atIssuer)}
            </a>
          </p>
        </>
      )}
      <p>
        <a href={to(shell, '/')}>{t(words.home)}</a>
      </p>
    </Layout>
  )
}
