import type { Lang } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { CaseView, OpeningView } from '#engine/views/view.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { type FormInput, formOf } from '../form.ts'
import { ClockPanel } from '../parts/case/clock-panel.tsx'
import { HolderCard } from '../parts/case/holder-card.tsx'
import { ItemAnswers } from '../parts/case/item-answers.tsx'
import { Openings } from '../parts/case/openings.tsx'
import { Facts } from '../parts/facts.tsx'
import { EventForm } from '../parts/form/event-form.tsx'
import { FormFields } from '../parts/form/form-fields.tsx'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { item } from '../words/case.ts'
import { openings } from '../words/evidence.ts'
import { caseDesk, approval as words } from '../words/staff/staff.ts'
import { Consequence, type Effect } from './consequence.tsx'

type Props = FormInput & {
  /** The event whose form was refused. */
  readonly tried?: string
  readonly shell: Shell
  readonly one: CaseView
  readonly effects: readonly Effect[]
  readonly opened: readonly OpeningView[]
  /** Files that whoever proposed has not opened. */
  readonly unopened?: readonly StoredFile[]
  /** True before its approver; `isOwn` where the reader proposed it. */
  readonly awaits?: boolean
  readonly isOwn?: boolean
}

/** Second pair of eyes: proposal, difference, openings; then a decision. */
export function ApprovalPage(props: Props) {
  const { shell, one, effects, opened, unopened = [], tried, awaits = true, isOwn = false, ...input } = props
  const t = tell(shell.lang)
  const title = `${t(words.title)} ${one.number}`
  if (!awaits) return <NothingProposed shell={shell} one={one} title={title} />
  const refused = { ...input, ...(tried === undefined ? {} : { scope: tried }) }
  return (
    <Layout shell={shell} title={title} form={refused} back={{ path: paths.deskCase(one.id), label: one.number }}>
      <h1>{title}</h1>
      <p class="quiet">
        {one.subjectName} · {one.recordTitle}
      </p>
      <Facts lang={shell.lang} facts={one.facts} />
      {one.proposal && <h2>{t(caseDesk.proposal, { name: one.proposal.byName })}</h2>}
      {one.proposal?.refusal && !one.proposal.facts?.length ? (
        <div class="card">
          <h3>{t(caseDesk.refusal)}</h3>
          <p class="text">{one.proposal.refusal}</p>
          <p class="quiet">{labelled(shell.lang, t(item.checked), one.proposal.documentChecked ?? '')}</p>
        </div>
      ) : (
        <>
          {one.proposal?.facts && <ProposalFacts lang={shell.lang} proposal={one.proposal} />}
          <ItemAnswers lang={shell.lang} items={one.items} proposed />
        </>
      )}
      <Consequence shell={shell} one={one} effects={effects} />
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
      <Decision {...props} isOwn={isOwn} />
    </Layout>
  )
}

/** Approver's two forms, or why there are none. */
function Decision({ shell, one, tried, isOwn, ...input }: Props) {
  const t = tell(shell.lang)
  const may = (event: string) => one.actions.some((action) => action.event === event)
  const fields = (event: string) => one.actions.find((action) => action.event === event)?.form ?? []
  const form = (event: string) => formOf(shell.lang, event, { ...input, ...(tried === undefined ? {} : { tried }) })
  return (
    <>
      <section class="block">
        {may('approver.approved') ? (
          <EventForm
            shell={shell}
            path={paths.deskEvents(one.id)}
            one={one}
            event="approver.approved"
            button={t(words.approve)}
          >
            <FormFields form={form('approver.approved')} fields={fields('approver.approved')} behind={one} />
          </EventForm>
        ) : (
          <p class="callout warn">{isOwn ? t(refusals.fourEyes) : t(words.notYours, { who: t(one.holderName) })}</p>
        )}
      </section>
      {may('approver.returned') && (
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
            <FormFields form={form('approver.returned')} fields={fields('approver.returned')} behind={one} />
          </EventForm>
        </section>
      )}
    </>
  )
}

/** Decided or withdrawn since: nothing to approve, no effect. */
const NothingProposed = ({ shell, one, title }: Pick<Props, 'shell' | 'one'> & { readonly title: string }) => (
  <Layout shell={shell} title={title} back={{ path: paths.deskCase(one.id), label: one.number }}>
    <h1>{title}</h1>
    <p class="quiet">
      {one.subjectName} · {one.recordTitle}
    </p>
    <p class="callout">{tell(shell.lang)(words.nothingProposed, { state: tell(shell.lang)(one.stateName) })}</p>
    <HolderCard lang={shell.lang} one={one} />
  </Layout>
)

/** Proposal on the whole case: verdict, reasons, documents read. */
function ProposalFacts({ lang, proposal }: { lang: Lang; proposal: NonNullable<CaseView['proposal']> }) {
  const { facts = [], documentChecked } = proposal
  const isSaid = documentChecked === null || facts.some(({ value }) => value === documentChecked)
  return (
    <div class="card">
      <Facts lang={lang} facts={isSaid ? facts : [...facts, { name: item.checked, value: documentChecked }]} />
    </div>
  )
}
