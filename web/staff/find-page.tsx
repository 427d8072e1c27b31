import type { Paged } from '#engine/store/paged.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { find as words } from '../words/staff/find.ts'
import { desk } from '../words/staff/staff.ts'

type Props = {
  readonly shell: Shell
  readonly q: string
  readonly found: Paged<CaseSummary> | null
  /** Records of the name looked at, where there are more. */
  readonly cutAt?: number
}

/** Looks a case up; null: nothing asked yet. */
export function FindPage({ shell, q, found, cutAt }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <FindForm shell={shell} q={q} />
      {cutAt !== undefined && <p class="callout warn">{t(words.cut, { n: cutAt })}</p>}
      {found && <FoundCases shell={shell} found={found} />}
    </Layout>
  )
}

/** The one field by which staff look a case up. */
export function FindForm({ shell, q }: Pick<Props, 'shell' | 'q'>) {
  const t = tell(shell.lang)
  return (
    <form method="get" action={to(shell, paths.find)} class="narrow">
      <p class="field">
        <label for="q">{t(words.q)}</label>
        <span class="hint" id="q-hint">
          {t(words.hint)}
        </span>
        <input id="q" name="q" type="search" value={q} maxLength={200} aria-describedby="q-hint" />
      </p>
      <p>
        <button class="button" type="submit">
          {t(words.go)}
        </button>
      </p>
    </form>
  )
}

/** Cases of a search or a record. */
export function FoundCases({ shell, found }: { readonly shell: Shell; readonly found: Paged<CaseSummary> }) {
  const t = tell(shell.lang)
  return (
    <PagedTable
      shell={shell}
      of={found}
      caption={t(words.found)}
      columns={[cases.number, cases.record, cases.subject, cases.state, cases.due]}
      row={(one) => [
        <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a>,
        one.recordTitle,
        one.subjectName,
        t(one.stateName),
        <span class="day">{sayNextDue(shell.lang, one) || '—'}</span>,
      ]}
      empty={t(words.none)}
    />
  )
}
