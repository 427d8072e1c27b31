import type { Repeat } from '#engine/views/repeats.ts'
import type { CaseView } from '#engine/views/view.ts'
import { CounterNote } from '../counter/counter-note.tsx'
import { formLabels } from '../form-labels.ts'
import { asset, to } from '../link.ts'
import { CaseOrigin, CaseRating } from '../parts/case/case-after.tsx'
import { CaseChips } from '../parts/case/case-chips.tsx'
import { CaseHeading } from '../parts/case/case-heading.tsx'
import { ClockPanel } from '../parts/case/clock-panel.tsx'
import { HolderCard } from '../parts/case/holder-card.tsx'
import { HoldersTable } from '../parts/case/holders-table.tsx'
import { ItemAnswers } from '../parts/case/item-answers.tsx'
import { JustDone } from '../parts/case/just-done.tsx'
import { Timeline } from '../parts/case/timeline.tsx'
import { Facts } from '../parts/facts.tsx'
import { FileList } from '../parts/file-list.tsx'
import { Layout } from '../parts/layout.tsx'
import { ClockStatement, PaperList } from '../parts/paper-list.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SourceRecord } from '../parts/source-record.tsx'
import { WayLinks } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import { sayCause } from '../say-cause.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { cases, files as fileWords, item } from '../words/case.ts'
import { reveal } from '../words/my-data.ts'
import { progress } from '../words/progress.ts'
import { assigning } from '../words/staff/assign.ts'
import { bundle } from '../words/staff/bundle.ts'
import { counter as counterWords } from '../words/staff/counter.ts'
import { joint } from '../words/staff/joint.ts'
import { desk, caseDesk as words } from '../words/staff/staff.ts'
import { ways as wayWords } from '../words/ways.ts'
import { Actions } from './actions.tsx'
import type { CaseDeskProps } from './case-desk-props.ts'

/** Applicant's words beside the source record, and forms below. */
export function CaseDeskPage({
  shell,
  one,
  tried,
  opens,
  repeats = [],
  ways = [],
  assigns = false,
  claims = false,
  identifies = false,
  alike = [],
  ...input
}: CaseDeskProps) {
  const { lang } = shell
  const t = tell(lang)
  const title = `${t(one.title)} ${one.number}`
  const fields = one.actions.find(({ event }) => event === tried)?.form ?? []
  const form = tried === undefined ? input : { ...input, scope: tried, labels: formLabels(lang, fields, one.items) }
  return (
    <Layout shell={shell} title={title} form={form} wide back={{ path: paths.desk, label: t(desk.title) }}>
      <CaseHeading title={t(one.title)} number={one.number} />
      {!input.refusal && <JustDone shell={shell} one={one} done={progress.staffDone} />}
      <Summary shell={shell} one={one} />
      <Standing shell={shell} one={one} />
      <Repeats shell={shell} repeats={repeats} />
      <Joint shell={shell} one={one} alike={alike} />
      <div class="halves">
        <div>
          <Matter shell={shell} one={one} />
          <Evidence shell={shell} one={one} opens={opens} identifies={identifies} />
          <Actions shell={shell} one={one} {...(tried === undefined ? {} : { tried })} {...input} />
          {ways.length > 0 && (
            <section class="block">
              <h2>{t(wayWords.begin)}</h2>
              <p class="row">
                <WayLinks shell={shell} ways={ways} />
              </p>
            </section>
          )}
        </div>
        <div>
          <ClockPanel lang={lang} clocks={one.clocks} />
          <Keepers shell={shell} one={one} assigns={assigns} claims={claims} />
          <SourceRecord lang={lang} record={one.record} disputed={one.items.flatMap(({ field }) => field ?? [])} />
        </div>
      </div>
      <PaperList shell={shell} papers={one.papers ?? []} />
      <HoldersTable shell={shell} confirmations={one.confirmations ?? []} />
      <Timeline lang={lang} entries={one.timeline} />
    </Layout>
  )
}

type KeepersProps = Pick<CaseDeskProps, 'shell' | 'one'> & { readonly assigns: boolean; readonly claims: boolean }

/** Holder with their ways on, and the files to take along. */
function Keepers({ shell, one, assigns, claims }: KeepersProps) {
  const t = tell(shell.lang)
  return (
    <>
      {!one.closed && (
        <HolderCard lang={shell.lang} one={one} {...(assigns && { assign: to(shell, paths.assign(one.id)) })}>
          {claims && (
            <PostForm shell={shell} path={paths.claimCase(one.id)} button={t(assigning.claim)} look="second" />
          )}
        </HolderCard>
      )}
      <ClockStatement shell={shell} id={one.id} />
      <p>
        <a href={asset(shell, paths.caseZip(one.id))} download>
          {t(bundle.link)}
        </a>
      </p>
    </>
  )
}

function Summary({ shell, one }: { shell: Shell; one: CaseView }) {
  const t = tell(shell.lang)
  const channel = one.channel && t(one.channel === 'city' ? cases.channelCity : cases.channelDirect)
  return (
    <>
      <p>
        {one.state !== 'closed' && <strong>{t(one.stateName)}</strong>}{' '}
        <CaseChips lang={shell.lang} one={one} now={shell.now} />
        <br />
        <span class="quiet">{[one.subjectName, channel, t(one.holderName)].filter(Boolean).join(' · ')}</span>
      </p>
      {one.record?.subjectCode === null && (
        <p>
          <a href={to(shell, paths.reveal(one.id))}>{t(reveal.title)}</a>
        </p>
      )}
    </>
  )
}

/** Matter in the applicant's words and the unit's. */
function Matter({ shell, one }: { shell: Shell; one: CaseView }) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <>
      <Facts lang={lang} facts={one.facts} />
      {one.items.length > 0 && (
        <section class="block">
          <h2>{t(item.title)}</h2>
          <ItemAnswers lang={lang} items={one.items} closed={one.closed} proposed />
        </section>
      )}
      <CaseOrigin shell={shell} one={one} isDesk />
      <CaseRating shell={shell} one={one} />
      <Proposal shell={shell} one={one} />
      {one.explanation !== '' && (
        <section class="block">
          <h2>{t(item.explanation)}</h2>
          <p class="text">{one.explanation}</p>
        </section>
      )}
      {one.statement && (
        <section class="block">
          <h2>{t(item.statement)}</h2>
          <p class="text">{one.statement}</p>
        </section>
      )}
    </>
  )
}

function Evidence({ shell, one, opens, identifies }: Pick<CaseDeskProps, 'shell' | 'one' | 'opens' | 'identifies'>) {
  const t = tell(shell.lang)
  const { files, replies = [] } = one
  return (
    <section class="block">
      <h2>{t(fileWords.title)}</h2>
      <FileList shell={shell} files={files} opens={opens} hashes />
      {replies.length > 0 && (
        <>
          <h3>{t(fileWords.replies)}</h3>
          <FileList shell={shell} files={replies} opens={opens} hashes />
        </>
      )}
      <CounterNote lang={shell.lang} one={one} />
      {identifies && (
        <p>
          <a href={to(shell, paths.caller(one.id))}>{t(counterWords.identify)}</a>
        </p>
      )}
    </section>
  )
}

/** Proposal on the whole case, if anything was proposed. */
function Proposal({ shell, one: { proposal } }: { shell: Shell; one: CaseView }) {
  const t = tell(shell.lang)
  if (!proposal?.facts) return null
  return (
    <section class="block">
      <h2>{t(words.proposal, { name: proposal.byName })}</h2>
      <Facts lang={shell.lang} facts={proposal.facts} />
    </section>
  )
}

/** Leads to the cases of the same matter, joined or not. */
function Joint({ shell, one, alike }: Pick<CaseDeskProps, 'shell' | 'one'> & { readonly alike: readonly boolean[] }) {
  const t = tell(shell.lang)
  if (alike.length === 0) return null
  const n = alike.filter(Boolean).length
  return (
    <p class="callout">
      <a href={to(shell, paths.jointCase(one.id))}>
        {n > 0 ? t(joint.link, { n: n + 1 }) : t(joint.offered, { n: alike.length })}
      </a>
    </p>
  )
}

/** The officer decides; no law on repeats (L18). */
function Repeats({ shell, repeats }: { readonly shell: Shell; readonly repeats: readonly Repeat[] }) {
  const t = tell(shell.lang)
  if (repeats.length === 0) return null
  return (
    <div class="callout warn">
      {repeats.map(({ id, number, answeredOn, items, answers, newFiles }) => (
        <div key={id}>
          <p>
            {t(items.length > 0 ? words.repeat : words.repeatWhole, {
              n: items.length,
              day: sayDay(shell.lang, answeredOn),
            })}{' '}
            <a href={to(shell, paths.deskCase(id))}>{number}</a>
          </p>
          {answers.map(({ answer, reason }) => (
            <p class="text">{labelled(shell.lang, t(answer ?? words.repeatReason), reason)}</p>
          ))}
          <p>{newFiles > 0 ? t(words.repeatNewFiles, { n: newFiles }) : t(words.repeatNothingNew)}</p>
        </div>
      ))}
    </div>
  )
}

function Standing({ shell, one }: { shell: Shell; one: CaseView }) {
  const t = tell(shell.lang)
  const { inquiry, supplement, pause } = one
  return (
    <>
      {pause && (
        <div class="callout warn">
          <p>
            {t(words.pause, { cause: sayCause(shell.lang, pause.cause), day: sayDay(shell.lang, pause.expectedEnd) })}
          </p>
          <p class="text">{pause.reason}</p>
        </div>
      )}
      {inquiry && (
        <div class="callout">
          <p>
            <strong>{t(words.inquiry, { unit: t(inquiry.unitName) })}</strong>{' '}
            {inquiry.answeredAt === null && t(words.inquiryOpen)}
          </p>
          <p class="text">{inquiry.question}</p>
        </div>
      )}
      {supplement && (
        <div class="callout">
          <p>
            <strong>{t(words.supplement)}</strong>
          </p>
          <p class="text">{supplement.list}</p>
        </div>
      )}
    </>
  )
}
