import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { channelWords } from '../words/channels.ts'
import { accessibility as words } from '../words/statements.ts'

/** Tells who can use the pages, and the remedy for others. */
export function AccessibilityPage({ shell }: { readonly shell: Shell }) {
  const t = tell(shell.lang)
  const listed = (title: keyof typeof words, lines: readonly (keyof typeof words)[]) => (
    <section class="block">
      <h2>{t(words[title])}</h2>
      <ul>
        {lines.map((line) => (
          <li>{t(words[line])}</li>
        ))}
      </ul>
    </section>
  )
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {listed('works', ['keyboard', 'script', 'labels', 'large', 'pictures'])}
      {listed('missing', ['files', 'judged'])}
      <section class="block">
        <h2>{t(words.help)}</h2>
        <p>{t(words.helpText)}</p>
        <p>
          <a href={to(shell, paths.channels)}>{t(channelWords.title)}</a>
        </p>
      </section>
    </Layout>
  )
}
