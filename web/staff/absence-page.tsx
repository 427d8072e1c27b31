import { type AbsenceRow, Away, type Colleague } from '../account/absence.tsx'
import type { FormInput } from '../form.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { absences as words } from '../words/staff/absence.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly person: { readonly id: string; readonly name: string }
  readonly away: AbsenceRow | null
  readonly colleagues: readonly Colleague[]
  /** Page it came from: the unit's list or the directory. */
  readonly back: 'unit' | 'people'
}

/** Absence entered by the unit's head or an administrator. */
export function AbsencePage({ shell, person, away, colleagues, back, ...input }: Props) {
  const t = tell(shell.lang)
  const path = back === 'unit' ? paths.absences : paths.person(person.id)
  return (
    <Layout
      shell={shell}
      title={`${t(words.title)} · ${person.name}`}
      form={{ ...input, scope: 'absence' }}
      back={{ path, label: back === 'unit' ? t(words.title) : person.name }}
    >
      <h1>{person.name}</h1>
      <Away shell={shell} away={away} colleagues={colleagues} input={{ ...input, tried: 'absence' }} of={person.id} />
      {away === null && colleagues.length === 0 && <p class="callout">{t(words.nobody)}</p>}
    </Layout>
  )
}
