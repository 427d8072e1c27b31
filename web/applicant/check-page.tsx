import type { Day } from '#law/day.ts'
import type { FormInput } from '../form.ts'
import { to } from '../link.ts'
import { DraftNote } from '../parts/draft-note.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sent, type SentView } from '../parts/sent.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { check as words } from '../words/applicant.ts'
import { frame } from '../words/frame.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly draft: string
  readonly keptUntil: Day
  readonly sent: SentView
}

/** Step 4: everything at a glance, each part with its way back. */
export function CheckPage({ shell, draft, keptUntil, sent, ...input }: Props) {
  const t = tell(shell.lang)
  const change = (step: 'items' | 'evidence' | 'contact') => to(shell, paths.draft(draft, step))
  return (
    <Layout
      shell={shell}
      title={t(words.title)}
      form={input}
      back={{ path: paths.draft(draft, 'contact'), label: t(frame.back) }}
    >
      <p class="quiet">{t(frame.steps, { n: 4, of: 4 })}</p>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <Sent
        shell={shell}
        sent={sent}
        change={{ items: change('items'), evidence: change('evidence'), contact: change('contact') }}
      />
      <p>{t(words.truth)}</p>
      <PostForm shell={shell} path={paths.submit(draft)} button={t(words.submit)} />
      <DraftNote shell={shell} draft={draft} keptUntil={keptUntil} />
    </Layout>
  )
}
