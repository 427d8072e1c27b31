import type { Bilingual } from '#law/bilingual.ts'
import { type AbsenceRow, saidOf } from '../account/absence.tsx'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
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
export function AbsencesPage({ shell, staff }: { readonly shell: Shell; readonly staff: readonly StaffRow[] }) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <Table
        caption={t(words.title)}
        columns={[words.person, words.seats, words.away, assigning.cases].map((name) => t(name))}
        rows={staff.map(({ id, name, seats, away }) => [
          <a href={to(shell, paths.absence(id))}>{name}</a>,
          seats.map((seat) => t(seat)).join(lang === 'zh' ? '、' : ', '),
          away ? saidOf(lang, away) : t(words.there),
          <a href={to(shell, paths.handOver(id))}>{t(assigning.many)}</a>,
        ])}
        empty={t(words.none)}
      />
    </Layout>
  )
}
