import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { mine as words } from '../words/applicant.ts'

type Props = FormInput & { readonly shell: Shell; readonly base: string }

/** Way to held rows; opens where the search found none. */
export function WithoutRecord({ shell, base, ...input }: Props) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  return (
    <details class="block" open={input.refusal !== undefined}>
      <summary>{t(words.heldTitle)}</summary>
      <p>{t(shell.actingFor?.isVisit ? words.heldAtCounter : words.heldText)}</p>
      <PostForm shell={shell} path={paths.heldRecord(base)} button={t(words.heldButton)} look="second">
        <TextField form={form} name="documentNumber" label={t(words.heldNumber)} />
        <TextField form={form} name="authority" label={t(words.heldAuthority)} />
      </PostForm>
      <p>
        {t(words.missing)}
        <a href={to(shell, paths.objectWithout(base))}>{t(words.missingLink)}</a>
      </p>
    </details>
  )
}
