import type { CaseView, TimelineEntry } from '#engine/views/view.ts'
import type { Form } from '#workflows/contract/form.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { to } from '../link.ts'
import { Timeline } from '../parts/case/timeline.tsx'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { stale as words } from '../words/staff/staff.ts'
import { typedLines } from './typed-lines.ts'

type Props = {
  readonly shell: Shell
  readonly one: CaseView
  /** Events since the page was made, oldest first. */
  readonly since: readonly TimelineEntry[]
  readonly code: Extract<RefusalCode, 'movedOn' | 'notInThisState' | 'closed'>
  /** Typed text, so that nobody writes it twice. */
  readonly typed: readonly { readonly name: string; readonly value: string }[]
  /** The form it was typed into. */
  readonly form: Form
  readonly isApplicant: boolean
}

/** Tells a stale sender what happened, by whom, and what next. */
export function StalePage({ shell, one, since, code, typed, form, isApplicant }: Props) {
  const t = tell(shell.lang)
  const isMine = one.actions.length > 0
  const kept = typedLines(shell.lang, form, one.items, typed)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="callout warn">{t(since.length > 0 ? words.lead : refusals[code])}</p>
      <SummaryList
        lines={[
          { name: t(cases.number), value: one.number },
          { name: t(words.now), value: t(one.stateName) },
          { name: t(cases.holder), value: t(one.holderName) },
        ]}
      />
      {since.length > 0 && <Timeline lang={shell.lang} entries={since} />}
      <section class="block">
        <h2>{t(words.next)}</h2>
        <p>{isMine ? t(words.stillYours) : t(words.notYours, { who: t(one.holderName) })}</p>
        <p>
          <a class="button" href={to(shell, isApplicant ? paths.myCase(one.id) : paths.deskCase(one.id))}>
            {t(words.look)}
          </a>
        </p>
      </section>
      {kept.length > 0 && (
        <section class="block">
          <h2>{t(words.typed)}</h2>
          <SummaryList lines={kept} />
        </section>
      )}
    </Layout>
  )
}
