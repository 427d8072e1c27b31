import type { Paged } from '#engine/store/paged.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { chips } from '../words/case.ts'
import { frame } from '../words/frame.ts'
import { mandateKindNames, mandates, clients as words } from '../words/mandates.ts'
import { type MandateView, Powers, sayScope } from './facts.tsx'

export type Client = Pick<MandateView, 'id' | 'kind' | 'subjectName' | 'powers' | 'records' | 'until'> & {
  readonly open: number
  readonly due: Day | null
  readonly overdue: boolean
}
type Props = { readonly shell: Shell; readonly clients: Paged<Client> }

/** An agent's clients, to choose one to act for. */
export function ClientsPage({ shell, clients }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.mandates, label: t(mandates.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <p>{t(frame.free)}</p>
      <p>
        <a class="button second" href={to(shell, paths.clientWork)}>
          {t(words.work)}
        </a>
      </p>
      <PagedTable
        shell={shell}
        of={clients}
        close
        caption={t(words.title)}
        columns={[mandates.principal, words.open, mandates.kind, words.due, mandates.actions]}
        row={(one) => [
          <a href={to(shell, paths.clientRecords(one.id))}>{one.subjectName}</a>,
          <a href={to(shell, paths.clientCases(one.id))}>
            {t(words.nOpen, { n: one.open })}
            <span class="hidden">
              {' '}
              {t(words.cases)} {one.subjectName}
            </span>
          </a>,
          [
            t(mandateKindNames[one.kind]),
            sayScope(lang, one.records),
            `${t(mandates.until)} ${sayDay(lang, one.until)}`,
          ].join(' · '),
          one.due && (
            <>
              {sayDay(lang, one.due)} {one.overdue && <Chip tone="late">{t(chips.overdue)}</Chip>}
            </>
          ),
          <Powers lang={lang} powers={one.powers} />,
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}
