import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { typedTexts } from '../typed-texts.ts'
import { kept as words } from '../words/drafts.ts'
import { frame } from '../words/frame.ts'

type Props = {
  readonly shell: Shell
  /** Null: nothing is there, or it is somebody else's. */
  readonly kept: {
    readonly path: string
    readonly back: string
    readonly form: Readonly<Record<string, string>>
  } | null
}

/** Shows a form kept from an ended session, to send again. */
export function KeptPage({ shell, kept }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: kept?.back ?? paths.home, label: t(frame.back) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(kept ? words.lead : words.none)}</p>
      {kept && (
        <>
          {typedTexts(kept.form).map((text) => (
            <p class="text">{text}</p>
          ))}
          <PostForm shell={shell} path={kept.path} button={t(words.submit)} hidden={kept.form} />
          <p>
            <a href={to(shell, kept.back)}>{t(frame.back)}</a>
          </p>
        </>
      )}
    </Layout>
  )
}
