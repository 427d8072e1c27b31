import type { Absence, Lang } from '#engine/store/person.ts'
import { type FormInput, formOf } from '../form.ts'
import { Select } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { absenceWords as words } from '../words/account.ts'
import { absences } from '../words/staff/absence.ts'

export type AbsenceRow = Omit<Absence, 'delegate'> & { readonly delegate: string }
export type Colleague = { readonly id: string; readonly name: string }

/** Shown as “From 28 9 2026 to 9 10 2026 · …”. */
export const saidOf = (lang: Lang, { from, until, delegate }: AbsenceRow) =>
  tell(lang)(words.now, { from: sayDay(lang, from), until: sayDay(lang, until), name: delegate })

/** Absence and stand-in; `of` another person. Names: `from`, `until`, `delegate`. */
export function Away({
  shell,
  away,
  colleagues,
  input,
  of,
}: {
  shell: Shell
  away: AbsenceRow | null
  colleagues: readonly Colleague[]
  input: FormInput & { readonly tried?: string }
  of?: string
}) {
  const t = tell(shell.lang)
  const form = formOf(shell.lang, 'absence', input)
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <p class="quiet">{t(of === undefined ? words.lead : absences.leadOther)}</p>
      {away ? (
        <>
          <p>{saidOf(shell.lang, away)}</p>
          <PostForm
            shell={shell}
            path={of === undefined ? paths.endAbsence : paths.endAbsenceOf(of)}
            button={t(of === undefined ? words.end : absences.end)}
            look="second"
          />
        </>
      ) : colleagues.length === 0 ? null : (
        <PostForm
          shell={shell}
          path={of === undefined ? paths.declareAbsence : paths.absence(of)}
          button={t(of === undefined ? words.declare : absences.enter)}
          look="second"
        >
          <DayField form={form} name="from" label={t(words.from)} />
          <DayField form={form} name="until" label={t(words.until)} />
          <Select
            form={form}
            name="delegate"
            label={t(words.delegate)}
            hint={t(words.delegateHint)}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </PostForm>
      )}
    </section>
  )
}
