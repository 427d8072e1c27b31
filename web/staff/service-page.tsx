import type { PaperView } from '#engine/papers/paper-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Radios } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { sayService } from '../parts/paper-list.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { papers, service as words } from '../words/papers.ts'
import { desk } from '../words/staff/staff.ts'

/** Papers to serve by hand, oldest first. */
export function ServicePage({ shell, papers: list }: { shell: Shell; papers: Paged<PaperView> }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={list}
        caption={t(words.title)}
        columns={[papers.name, papers.number, words.addressee, papers.issued, words.why]}
        row={(one) => [
          <a href={to(shell, paths.servePaper(one.caseId, one.id))}>{t(one.title)}</a>,
          one.number,
          t(one.addressee),
          sayDay(shell.lang, one.issuedOn),
          <Steps shell={shell} paper={one} />,
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}

type Props = FormInput & {
  readonly shell: Shell
  readonly paper: PaperView
  /** Addressee's contact; null without applicant, or for units. */
  readonly contact: { readonly name: string; readonly phone: string; readonly address?: string } | null
}

/** Records one step of service. Names: `step`, `channel`, `on.year` …, `evidence`. */
export function ServePage({ shell, paper, contact, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { step: t(words.step), channel: t(words.channel), on: t(words.on), evidence: t(words.evidence) }
  const form = formState(shell.lang, { ...input, labels })
  const option = (value: 'dispatched' | 'served' | 'failed') => ({ value, label: t(words[value]) })
  return (
    <Layout
      shell={shell}
      title={t(words.formTitle)}
      form={{ ...input, labels }}
      back={{ path: paths.service, label: t(words.title) }}
    >
      <h1>{t(words.formTitle)}</h1>
      <SummaryList
        lines={[
          { name: t(papers.name), value: `${t(paper.title)} ${paper.number}` },
          { name: t(words.addressee), value: t(paper.addressee) },
          ...(contact ? [{ name: t(words.reach), value: sayReach(shell, contact) }] : []),
          { name: t(papers.service), value: sayService(shell.lang, paper) },
          { name: t(words.why), value: <Steps shell={shell} paper={paper} /> },
        ]}
      />
      <p>
        <a href={to(shell, paths.paper(paper.caseId, paper.id))}>{t(words.open)}</a>
      </p>
      {paper.sealed === null ? (
        <p class="callout warn">{t(words.unsealedText)}</p>
      ) : (
        <PostForm shell={shell} path={paths.servePaper(paper.caseId, paper.id)} button={t(words.record)}>
          <Radios form={form} name="step" options={[option('served'), option('dispatched'), option('failed')]} />
          <Radios
            form={form}
            name="channel"
            options={(['counter', 'post'] as const).map((value) => ({ value, label: t(papers[value]) }))}
          />
          <DayField form={form} name="on" hint={t(words.onHint)} />
          <TextField form={form} name="evidence" hint={t(words.evidenceHint)} />
        </PostForm>
      )}
    </Layout>
  )
}

function sayReach({ lang }: Shell, { name, phone, address }: NonNullable<Props['contact']>): string {
  return [name, phone, address ?? tell(lang)(words.noAddress)].filter((text) => text !== '').join('\n')
}

function Steps({ shell, paper }: { shell: Shell; paper: PaperView }) {
  const t = tell(shell.lang)
  if (paper.sealed === null) return <>{t(words.unsealed)}</>
  if (paper.steps.length === 0) return <>{t(words.noConsent)}</>
  return (
    <ul class="plain">
      {paper.steps.map(({ step, channel, on, evidence }) => (
        <li>
          {sayDay(shell.lang, on)} {t(papers[channel])}{' '}
          {t(step !== 'served' ? papers[step] : channel === 'electronic' ? words.accepted : words.served)}
          {evidence && ` · ${evidence}`}
        </li>
      ))}
    </ul>
  )
}
