import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { FormInput } from '../form.ts'
import { to } from '../link.ts'
import { DraftNote } from '../parts/form/draft-note.tsx'
import { type Filing, stepOf } from '../parts/form/draft-steps.ts'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sent, type SentView } from '../parts/sent.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { check as words } from '../words/applicant.ts'
import { frame } from '../words/frame.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly draft: string
  readonly filing: Filing
  readonly lead: Bilingual
  readonly submit: Bilingual
  readonly keptUntil: Day
  readonly sent: SentView
}

/** Step 4: everything at a glance, each part with its way back. */
export function CheckPage({ shell, draft, filing, lead, submit, keptUntil, sent, ...input }: Props) {
  const t = tell(shell.lang)
  const title = labelled(shell.lang, t(filing.name), t(words.title))
  const change = (step: 'items' | 'evidence' | 'contact') => to(shell, paths.draft(draft, step))
  return (
    <Layout
      shell={shell}
      title={title}
      form={input}
      back={{ path: paths.draft(draft, 'contact'), label: t(frame.back) }}
    >
      <p class="quiet">{t(frame.steps, stepOf(filing, 'check'))}</p>
      <h1>{title}</h1>
      <p class="lead">{t(lead)}</p>
      <Sent
        shell={shell}
        sent={sent}
        change={{
          items: change('items'),
          contact: change('contact'),
          ...(filing.steps.includes('evidence') ? { evidence: change('evidence') } : {}),
        }}
      />
      {sent.left?.map(({ code, name }) => (
        <p class="callout" key={code}>
          {t(words.linked, { name: t(name) })}{' '}
          <a href={to(shell, `${paths.draft(draft, 'items')}?also=${code}#dispute.${code}`)}>{t(words.also)}</a>
        </p>
      ))}
      <p>{t(words.truth)}</p>
      <PostForm shell={shell} path={paths.submit(draft)} button={t(submit)} />
      <DraftNote shell={shell} draft={draft} keptUntil={keptUntil} />
    </Layout>
  )
}
