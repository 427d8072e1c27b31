import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import type { DraftStep } from '../parts/form/draft-steps.ts'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { drafts, savedDraft as words } from '../words/drafts.ts'

type Props = {
  readonly shell: Shell
  readonly draft: string
  readonly step: DraftStep
  readonly steps: readonly DraftStep[]
  readonly keptUntil: Day
  /** Address that a link may go to, masked. */
  readonly mail: string | null
  readonly phone: string | null
  readonly sent: boolean | null
}

/** Saved for later: how to come back, and a link to oneself. */
export function SavedDraftPage({ shell, draft, step, steps, keptUntil, mail, phone, sent }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: paths.drafts, label: t(drafts.title) }}>
      <h1>{t(words.title)}</h1>
      {sent !== null && (
        <p class={sent ? 'callout good' : 'callout warn'} role="status">
          {t(sent ? words.sent : words.notSent)}
        </p>
      )}
      <p class="lead">{t(words.text, { day: sayDay(shell.lang, keptUntil) })}</p>
      <p>{t(words.how)}</p>
      <ol>
        {steps.map((one, i) => (
          <li>
            {i <= steps.indexOf(step) ? (
              <a href={to(shell, paths.draft(draft, one))}>{t(words[one])}</a>
            ) : (
              t(words[one])
            )}{' '}
            <span class="quiet">{t(stateOf(i, steps.indexOf(step)))}</span>
          </li>
        ))}
      </ol>
      <div class="row">
        <a class="button" href={to(shell, paths.draft(draft, step))}>
          {t(drafts.go)}
        </a>
        {mail && (
          <PostForm
            shell={shell}
            path={paths.draft(draft, 'later')}
            button={t(words.mail, { to: mail })}
            look="second"
            hidden={{ by: 'mail' }}
          />
        )}
        {phone && (
          <PostForm
            shell={shell}
            path={paths.draft(draft, 'later')}
            button={t(words.sms, { to: phone })}
            look="second"
            hidden={{ by: 'sms' }}
          />
        )}
      </div>
    </Layout>
  )
}

/** State of a task beside the one that is next. */
const stateOf = (i: number, next: number) => (i < next ? words.taskDone : i === next ? words.taskNext : words.taskLater)
