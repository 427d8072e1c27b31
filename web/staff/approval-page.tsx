import type { CaseView, OpeningView, StoredFile } from '#engine/view.ts'
import type { Bilingual } from '#workflows/procedure.ts'
import { refusals } from '#workflows/refusal.ts'
import { type FormInput, formState } from '../form.ts'
import { ClockPanel } from '../parts/clock-panel.tsx'
import { Diff } from '../parts/diff.tsx'
import { EventForm } from '../parts/event-form.tsx'
import { HolderCard } from '../parts/holder-card.tsx'
import { ItemAnswers } from '../parts/item-answers.tsx'
import { Layout } from '../parts/layout.tsx'
import { Openings } from '../parts/openings.tsx'
import { TextArea } from '../parts/text-field.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { item } from '../words/case.ts'
import { openings } from '../words/evidence.ts'
import { acts, caseDesk, approval as words } from '../words/staff.ts'

export type Outcome =
  | { readonly kind: 'nothing' | 'ends' }
  | {
      readonly kind: 'corrects'
      readonly changes: readonly { readonly name: Bilingual; readonly before: string; readonly after: string }[]
    }

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly outcome: Outcome
  readonly opened: readonly OpeningView[]
  /** Files that whoever proposed has not opened. */
  readonly unopened?: readonly StoredFile[]
}

/** The second pair of eyes: proposal, difference, what was opened; then confirm or return with reasons. */
export function ApprovalPage({ shell, one, outcome, opened, unopened = [], ...input }: Props) {
  const t = tell(shell.lang)
  const title = `${t(words.title)} ${one.number}`
  const form = formState(shell.lang, input)
  const mayApprove = one.actions.some(({ event }) => event === 'approver.approved')
  return (
    <Layout shell={shell} title={title} form={input} back={{ path: paths.deskCase(one.id), label: one.number }}>
      <h1>{title}</h1>
      <p class="quiet">
        {one.subjectName} · {one.recordTitle}
      </p>
      {one.proposal && <h2>{t(caseDesk.proposal, { name: one.proposal.byName })}</h2>}
      {one.proposal?.refusal ? (
        <div class="card">
          <h3>{t(caseDesk.refusal)}</h3>
          <p class="text">{one.proposal.refusal}</p>
          <p class="quiet">{labelled(shell.lang, t(item.checked), one.proposal.documentChecked ?? '')}</p>
        </div>
      ) : (
        <ItemAnswers lang={shell.lang} items={one.items} proposed />
      )}
      <Consequence shell={shell} outcome={outcome} />
      {unopened.length > 0 && (
        <p class="callout warn">
          {t(openings.unopened, { files: unopened.map(({ name }) => name).join(shell.lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
      <Openings lang={shell.lang} openings={opened} />
      <HolderCard lang={shell.lang} one={one} />
      <ClockPanel
        lang={shell.lang}
        clocks={one.clocks.filter(({ state }) => state === 'running' || state === 'paused')}
      />
      <section class="block">
        {mayApprove ? (
          <EventForm
            shell={shell}
            path={paths.deskEvents(one.id)}
            one={one}
            event="approver.approved"
            button={t(words.approve)}
          />
        ) : (
          <p class="callout warn">{t(refusals.fourEyes)}</p>
        )}
      </section>
      <section class="block">
        <h2>{t(words.sendBack)}</h2>
        <EventForm
          shell={shell}
          path={paths.deskEvents(one.id)}
          one={one}
          event="approver.returned"
          button={t(words.sendBack)}
          look="second"
        >
          <TextArea form={form} name="reason" label={t(acts.reason)} hint={t(acts.returnHint)} limit={2000} />
        </EventForm>
      </section>
    </Layout>
  )
}

function Consequence({ shell, outcome }: { shell: Shell; outcome: Outcome }) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.outcome)}</h2>
      {outcome.kind === 'nothing' && <p>{t(words.nothing)}</p>}
      {outcome.kind === 'ends' && <p class="callout warn">{t(words.ends)}</p>}
      {outcome.kind === 'corrects' && (
        <Diff
          lang={shell.lang}
          changes={outcome.changes.map(({ name, before, after }) => ({ name: t(name), before, after }))}
        />
      )}
    </section>
  )
}
