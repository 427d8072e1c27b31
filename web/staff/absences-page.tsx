import type { Bilingual } from '#law/bilingual.ts'
import { type AbsenceRow, saidOf } from '../account/absence.tsx'
import { type FormInput, faultWords, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { listed, tell } from '../tell.ts'
import { absences as words } from '../words/staff/absence.ts'
import { assigning } from '../words/staff/assign.ts'
import { desk } from '../words/staff/staff.ts'

export type StaffRow = {
  readonly id: string
  readonly name: string
  readonly seats: readonly Bilingual[]
  readonly away: AbsenceRow | null
}

/** Absences of one's unit, and the way to enter one. */
type Props = FormInput & {
  readonly shell: Shell
  readonly staff: readonly StaffRow[]
  /** The list sent last. */
  readonly list?: {
    readonly entered: number
    readonly refused: readonly { readonly n: number; readonly line: string; readonly code: string }[]
  }
}

export function AbsencesPage({ shell, staff, list, ...given }: Props) {
  const input = { ...given, labels: { rows: tell(shell.lang)(words.rows) } }
  const form = formState(shell.lang, input)
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {list && (
        <div class={list.refused.length > 0 ? 'callout warn' : 'callout'} role="status">
          {list.entered > 0 && <p>{t(words.entered, { n: list.entered })}</p>}
          {list.refused.length > 0 && (
            <ul>
              {list.refused.map(({ n, line, code }) => (
                <li>
                  {t(words.line, { n, line })} {t(faultWords(code))}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <Table
        caption={t(words.title)}
        columns={[words.person, words.seats, words.away, assigning.cases].map((name) => t(name))}
        rows={staff.map(({ id, name, seats, away }) => [
          <a href={to(shell, paths.absence(id))}>{name}</a>,
          listed(
            lang,
            seats.map((seat) => t(seat)),
          ),
          away ? saidOf(lang, away) : t(words.there),
          <a href={to(shell, paths.handOver(id))}>{t(assigning.many)}</a>,
        ])}
        empty={t(words.none)}
      />
      {staff.length > 0 && (
        <section class="block">
          <h2>{t(words.many)}</h2>
          <PostForm shell={shell} path={paths.absences} button={t(words.enterMany)}>
            <TextArea form={form} name="rows" label={t(words.rows)} hint={t(words.rowsHint)} rows={6} />
          </PostForm>
        </section>
      )}
    </Layout>
  )
}
