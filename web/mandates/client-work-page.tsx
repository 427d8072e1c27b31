import type { CaseSummary } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { clients as words } from '../words/mandates.ts'

export type ClientCase = CaseSummary & {
  readonly client: string
  /** Number of papers issued in it. */
  readonly papers: number
  /** Of these, to the applicant and not yet served. */
  readonly unserved: number
  /** Goes on once its applicant has acted. */
  readonly waits: boolean
}
type Props = { readonly shell: Shell; readonly work: readonly ClientCase[] }

/** One inbox over all clients. */
export function ClientWorkPage({ shell, work }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.work)} wide back={{ path: paths.clients, label: t(words.title) }}>
      <h1>{t(words.work)}</h1>
      <p class="lead">{t(words.workLead)}</p>
      <Table
        caption={t(words.work)}
        columns={[words.client, words.case, words.state, words.until, words.papers].map((one) => t(one))}
        rows={work.map((one) => [
          one.client,
          <>
            {t(one.title)} <a href={to(shell, paths.myCase(one.id))}>{one.number}</a>
          </>,
          <>
            {t(one.stateName)} {one.waits && <Chip tone="warn">{t(words.waits)}</Chip>}
          </>,
          sayNextDue(lang, one),
          <>
            <a href={`${to(shell, paths.myCase(one.id))}#papers`}>
              {t(words.nPapers, { n: one.papers })}
              <span class="hidden"> {one.number}</span>
            </a>
            {one.unserved > 0 && <Chip tone="warn">{t(words.nUnserved, { n: one.unserved })}</Chip>}
          </>,
        ])}
        empty={t(words.workNone)}
        close
      />
      {work.length > 0 && (
        <p>
          <a href={to(shell, paths.clientWorkList)} download>
            {t(words.export)}
          </a>
        </p>
      )}
    </Layout>
  )
}
