import type { BoardShow } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { formState } from '../form.ts'
import { to } from '../link.ts'
import { Select } from '../parts/form/choice.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { board as words } from '../words/staff/board.ts'

export type Choice = { readonly value: string; readonly name: Bilingual; readonly n: number }

/** The list's present filter, and the other choices. */
export type BoardChoice = {
  readonly show: BoardShow
  readonly units: readonly Choice[]
  readonly counties: readonly Choice[]
  readonly procedures: readonly Choice[]
  /** Of the procedure chosen. */
  readonly states: readonly Choice[]
  /** Of the unit chosen. */
  readonly people: readonly Choice[]
  readonly chosen: Readonly<Record<'unit' | 'county' | 'procedure' | 'state' | 'person', string | null>>
}

/** Names of the choices; an id where no limit runs. */
export function chosenNames({ chosen, units, counties, procedures, states, people }: BoardChoice) {
  const known = [units, counties, procedures, states, people].flat()
  return Object.values(chosen).flatMap((id): readonly { readonly id: string; readonly name: Bilingual }[] =>
    id === null ? [] : [{ id, name: known.find(({ value }) => value === id)?.name ?? { zh: id, en: id } }],
  )
}

/** Address of a list: choice and filter. */
export function boardPath(
  { chosen }: Pick<BoardChoice, 'chosen'>,
  filter: BoardShow,
  path: string = paths.board,
): string {
  const named = Object.entries(chosen).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  const query = new URLSearchParams(
    [...(filter === 'all' ? [] : [['filter', filter] as const]), ...named].map((one) => [...one]),
  )
  return query.size === 0 ? path : `${path}?${query}`
}

/** Fields by which a form asks for the same list. */
export const Asked = ({ chosen, show }: Pick<BoardChoice, 'chosen'> & { readonly show?: BoardShow }) => (
  <>
    {show !== undefined && show !== 'all' && <input type="hidden" name="filter" value={show} />}
    {Object.entries(chosen).map(
      ([name, value]) => value !== null && <input type="hidden" name={name} value={value} key={name} />,
    )}
  </>
)

/** Form that narrows the list to choices with running limits. */
export function BoardChoices({ shell, choice }: { readonly shell: Shell; readonly choice: BoardChoice }) {
  const t = tell(shell.lang)
  const { chosen, show } = choice
  const values = Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, value ?? '']))
  const form = formState(shell.lang, { values })
  const offered = [
    { name: 'unit', label: words.unit, of: choice.units },
    { name: 'county', label: words.county, of: choice.counties },
    { name: 'procedure', label: words.procedure, of: choice.procedures },
    { name: 'state', label: words.stage, of: choice.states },
    { name: 'person', label: words.person, of: choice.people },
  ].filter(({ of, name }) => of.length > 1 || values[name] !== '')
  const isNarrowed = Object.values(chosen).some((one) => one !== null)
  return (
    <details open={isNarrowed}>
      <summary>{t(words.choose)}</summary>
      <form method="get" action={to(shell, paths.board)} class="narrow">
        {show !== 'all' && <input type="hidden" name="filter" value={show} />}
        {offered.map(({ name, label, of }) => (
          <Select
            form={form}
            name={name}
            label={t(label)}
            blank={t(words.any)}
            options={of.map(({ value, name: said, n }) => ({ value, label: n > 0 ? `${t(said)} ${n}` : t(said) }))}
          />
        ))}
        <p class="row">
          <button class="button" type="submit">
            {t(words.show)}
          </button>{' '}
          {isNarrowed && <a href={to(shell, paths.board)}>{t(words.clear)}</a>}
        </p>
      </form>
    </details>
  )
}
