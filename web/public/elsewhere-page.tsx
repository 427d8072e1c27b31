import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { elsewhere as words } from '../words/public.ts'

type Props = {
  readonly shell: Shell
  /** Sign-in at the address it returns to. */
  readonly target: string
  /** The address that was asked instead. */
  readonly asked: string
}

/** Names the address where sign-in works, in both languages. */
export function ElsewherePage({ shell, target, asked }: Props) {
  const own = new URL(target).origin
  const languages = shell.lang === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const)
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p>
        <a href={target}>{own}</a>
      </p>
      {languages.map((lang) => (
        <p lang={lang === 'zh' ? 'zh-CN' : 'en'}>{tell(lang)(words.text, { own, asked })}</p>
      ))}
    </Layout>
  )
}
