import type { Paged } from '#engine/store/paged.ts'
import type { RecordView } from '#engine/views/view.ts'
import { formState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { WrongCode } from '../parts/form/wrong-code.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable, PageOf } from '../parts/paged.tsx'
import { type WayLink, WayLinks } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { search } from '../words/public.ts'
import { register, deskRecords as words } from '../words/staff/staff.ts'
import { ways as wayWords } from '../words/ways.ts'

type Props = {
  readonly shell: Shell
  readonly q: string
  /** Null before anything was asked. */
  readonly found: Paged<RecordView> | null
  /** Ways that may be begun without a record. */
  readonly ways: readonly WayLink[]
  /** Begun here, with files, and not submitted. */
  readonly drafts: Paged<WayLink>
}

/** Finds records by exact code or number, with their ways. */
export function DeskRecordsPage({ shell, q, found, ways, drafts }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: paths.register, label: t(register.title) }} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <form method="get" action={to(shell, paths.deskRecords)}>
        <TextField form={formState(shell.lang, { values: { q } })} name="q" label={t(words.query)} />
        <button type="submit">{t(words.find)}</button>
      </form>
      {found && <WrongCode shell={shell} q={q} />}
      {found && (
        <PagedTable
          shell={shell}
          of={found}
          caption={t(words.title)}
          columns={[search.document, cases.subject, search.authority]}
          row={(one) => [
            <a href={to(shell, paths.deskRecord(one.id))}>{one.documentNumber || one.title}</a>,
            one.subjectName,
            one.authority,
          ]}
          empty={t(words.none)}
        />
      )}
      {ways.length > 0 && (
        <section class="block">
          <h2>{t(wayWords.others)}</h2>
          <p class="row">
            <WayLinks shell={shell} ways={ways} />
          </p>
        </section>
      )}
      <PageOf shell={shell} of={drafts} cursor="drafts">
        {(all) =>
          all.length > 0 && (
            <section class="block">
              <h2>{t(wayWords.drafts)}</h2>
              <ul>
                {all.map(({ name, path }) => (
                  <li key={path}>
                    <a href={to(shell, path)}>{t(name)}</a>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </PageOf>
    </Layout>
  )
}
