import type { Interest, Lang } from '#engine/store/person.ts'
import { shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { Radios } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { interestWords as words } from '../words/account.ts'

export type InterestRow = Interest
export const relations = ['employer', 'relative', 'client', 'other'] as const

/** “Employer: Sample Co. · 24 9 2026”. */
export function sayInterest(lang: Lang, { name, relation, since }: InterestRow): string {
  const t = tell(lang)
  return `${labelled(lang, t(words[relation]), name)} · ${sayDay(lang, shanghaiDay(since))}`
}

/** Interests that staff declare (ADR 11). Names: `code`, `name`, `relation`. */
export function Interests({
  shell,
  declared,
  input,
}: {
  shell: Shell
  declared: readonly InterestRow[]
  input: FormInput
}) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <p class="quiet">{t(words.lead)}</p>
      {declared.length === 0 ? (
        <p class="empty">{t(words.none)}</p>
      ) : (
        <ul>
          {declared.map((one) => (
            <li>{sayInterest(shell.lang, one)}</li>
          ))}
        </ul>
      )}
      <PostForm shell={shell} path={paths.declareInterest} button={t(words.declare)} look="second">
        <TextField form={form} name="code" label={t(words.code)} hint={t(words.codeHint)} width="middle" />
        <TextField form={form} name="name" label={t(words.name)} width="middle" />
        <Radios
          form={form}
          name="relation"
          label={t(words.relation)}
          options={relations.map((value) => ({ value, label: t(words[value]) }))}
        />
      </PostForm>
    </section>
  )
}
