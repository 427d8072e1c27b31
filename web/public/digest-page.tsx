import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { digest as words } from '../words/mail.ts'

type Props = { readonly shell: Shell; readonly token: string; readonly on: boolean }

/** One button: no more digests, or digests again. */
export function DigestPage({ shell, token, on }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(on ? words.isOn : words.isOff)}</p>
      <p>{t(words.still)}</p>
      <PostForm
        shell={shell}
        path={paths.digest(token)}
        button={t(on ? words.stop : words.start)}
        hidden={{ digest: on ? 'off' : 'on' }}
      />
    </Layout>
  )
}
