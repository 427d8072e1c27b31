import type { CaseView } from '#engine/views/view.ts'
import { CounterNote } from '../counter/counter-note.tsx'
import { to } from '../link.ts'
import { CaseNotices, CaseOrigin, CaseRating } from '../parts/case/case-after.tsx'
import { CaseChips } from '../parts/case/case-chips.tsx'
import { CaseHeading } from '../parts/case/case-heading.tsx'
import { HoldersTable } from '../parts/case/holders-table.tsx'
import { ItemAnswers } from '../parts/case/item-answers.tsx'
import { JustDone } from '../parts/case/just-done.tsx'
import { Openings } from '../parts/case/openings.tsx'
import { Remedies } from '../parts/case/remedies.tsx'
import { Timeline } from '../parts/case/timeline.tsx'
import { Facts } from '../parts/facts.tsx'
import { FileList } from '../parts/file-list.tsx'
import { Fold } from '../parts/fold.tsx'
import { Layout } from '../parts/layout.tsx'
import { OpenCaseLink } from '../parts/open-case.tsx'
import { PaperList } from '../parts/paper-list.tsx'
import { WayLinks } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'
import { files as fileWords, item, timeline } from '../words/case.ts'
import { consent } from '../words/consent.ts'
import { openings as openingWords } from '../words/evidence.ts'
import { progress as progressWords } from '../words/progress.ts'
import { CaseDays, CountedDays } from './case-days.tsx'
import { CaseForms, isAsked } from './case-forms.tsx'
import { CaseNews } from './case-news.tsx'
import type { CasePageProps } from './case-page-props.ts'

/** The applicant's own case: place, holder, days, past and acts. */
export function CasePage(props: CasePageProps) {
  const { shell, one, ...input } = props
  const t = tell(shell.lang)
  const tried = input.values?.['event']
  return (
    <Layout
      shell={shell}
      title={`${t(one.title)} ${one.number}`}
      form={tried === undefined ? input : { ...input, scope: tried }}
      {...(shell.actingFor ? {} : { back: { path: paths.myCases, label: t(words.title) } })}
    >
      <CaseHeading title={t(one.title)} number={one.number} />
      {input.beside ? <CaseForms {...props} /> : <Whole {...props} />}
    </Layout>
  )
}

/** All below the heading. */
function Whole({
  shell,
  one,
  pending,
  uploads,
  isFiler = false,
  openings = [],
  ways = [],
  next,
  notices = [],
  ...input
}: CasePageProps) {
  const { lang } = shell
  const t = tell(lang)
  // Whoever is to be heard reads the charge first.
  const isHeard = one.awaitsYou === true && !isAsked(one)
  const forms = <CaseForms shell={shell} one={one} pending={pending} uploads={uploads} {...input} />
  return (
    <>
      <p class="lead">
        {one.state === 'closed' ? one.outcome && t(one.outcome) : t(one.stateName)}{' '}
        <CaseChips lang={lang} one={one} now={shell.now} />
      </p>
      <p>
        {one.record ? <a href={to(shell, recordPath(shell, one.record.id))}>{one.recordTitle}</a> : one.recordTitle}
      </p>
      {!input.refusal && <JustDone shell={shell} one={one} done={progressWords.justDone} />}
      {isHeard && <Matter lang={lang} one={one} />}
      {one.awaitsYou && forms}
      <CaseNews shell={shell} one={one} />
      {!one.awaitsYou && forms}
      <CaseOrigin shell={shell} one={one} />
      {!one.awaitsYou && <Matter lang={lang} one={one} />}
      <Remedies lang={lang} remedies={one.remedies} />
      {next && (
        <p class="callout">
          <OpenCaseLink shell={shell} open={next} />
        </p>
      )}
      {one.closed && <Others shell={shell} one={one} ways={ways} />}
      <CaseNotices shell={shell} one={one} notices={notices} />
      <CaseRating shell={shell} one={one} />
      <PaperList shell={shell} papers={one.papers ?? []} isOwn />
      {one.service && <Service shell={shell} id={one.id} service={one.service} closed={one.closed} />}
      <HoldersTable shell={shell} confirmations={one.confirmations ?? []} brief />
      <CaseDays shell={shell} one={one} isFiler={isFiler} />
      <Folds shell={shell} one={one} openings={openings} />
      {!one.closed && <Others shell={shell} one={one} ways={ways} />}
    </>
  )
}

/** Days as counted, past, and what was sent: to look up. */
function Folds({ shell, one, openings }: Required<Pick<CasePageProps, 'shell' | 'one' | 'openings'>>) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <div class="folds">
      {one.awaitsYou && isAsked(one) && (
        <Fold title={t(words.about)}>
          <Matter lang={lang} one={one} />
        </Fold>
      )}
      <CountedDays shell={shell} one={one} />
      <Fold title={t(timeline.title)} n={one.timeline.length}>
        <Timeline lang={lang} entries={one.timeline} bare />
      </Fold>
      <Fold title={t(words.sent)}>
        <SentIn shell={shell} one={one} />
      </Fold>
      {one.files.length > 0 && (
        <Fold title={t(openingWords.title)} n={openings.length}>
          <Openings lang={lang} openings={openings} bare />
        </Fold>
      )}
    </div>
  )
}

/** Further acts from here, after all that is to be read. */
function Others({ shell, one, ways }: Required<Pick<CasePageProps, 'shell' | 'one' | 'ways'>>) {
  const withdraws = one.actions.some(({ event }) => event === 'applicant.withdrew')
  if (ways.length === 0 && !withdraws) return null
  return (
    <p class="row">
      <WayLinks shell={shell} ways={ways} />
      {withdraws && (
        <a class="button second" href={to(shell, paths.withdraw(one.id))}>
          {tell(shell.lang)(words.withdraw)}
        </a>
      )}
    </p>
  )
}

/** More lines than these are folded. */
const factsInFull = 8

/** Matter of the case, with answers once given. */
function Matter({ lang, one }: { lang: Shell['lang']; one: CaseView }) {
  const t = tell(lang)
  return (
    <>
      {one.facts.length > 0 && (
        <section class="block">
          <h2>{t(words.about)}</h2>
          <Facts lang={lang} facts={one.facts.slice(0, factsInFull)} />
          {one.facts.length > factsInFull && (
            <details>
              <summary>{t(words.more, { n: one.facts.length - factsInFull })}</summary>
              <Facts lang={lang} facts={one.facts.slice(factsInFull)} />
            </details>
          )}
        </section>
      )}
      {one.items.length > 0 && (
        <section class="block">
          <h2>{t(one.items.some(({ answer }) => answer) ? words.result : item.title)}</h2>
          <ItemAnswers lang={lang} items={one.items} closed={one.closed || one.ending !== null} />
        </section>
      )}
    </>
  )
}

function SentIn({ shell, one }: { shell: Shell; one: CaseView }) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <>
      {one.explanation !== '' && (
        <>
          <h3>{t(words.inYourWords)}</h3>
          <p class="text">{one.explanation}</p>
        </>
      )}
      <h3>{t(fileWords.title)}</h3>
      <FileList shell={shell} files={one.files} opens={['clean']} />
      <CounterNote lang={lang} one={one} />
    </>
  )
}

/** Its record on the same side: one's own, or a principal's. */
const recordPath = ({ actingFor }: Shell, id: string) => `${actingFor?.links[0]?.path ?? paths.myRecords}/${id}`

type ServiceProps = Pick<CaseView, 'id' | 'closed'> & {
  readonly shell: Shell
  readonly service: NonNullable<CaseView['service']>
}

/** Tells how its papers are served, and where to change that. */
function Service({ shell, id, service: { electronic, email, may }, closed }: ServiceProps) {
  const t = tell(shell.lang)
  if (closed) return null
  return (
    <p>
      {electronic ? t(consent.electronic, { email }) : t(consent.byHand)}{' '}
      {may && <a href={to(shell, paths.consent(id))}>{t(consent.change)}</a>}
    </p>
  )
}
