import type { Reach } from '#engine/people/reach.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Checkbox } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { reachWords as words } from '../words/account.ts'
import { contact } from '../words/applicant.ts'

type Props = { readonly shell: Shell; readonly reach: Reach; readonly texts: boolean; readonly input: FormInput }

/** Contact for later filings. Names: `email`, `phone`, `address`, `consentElectronic`. */
export function ReachForm({ shell, reach, texts, input }: Props) {
  const t = tell(shell.lang)
  const kept = { ...reach, address: reach.address ?? '', consentElectronic: reach.consentElectronic ? 'on' : '' }
  const labels = { email: t(contact.email), phone: t(contact.phone), address: t(contact.address) }
  const form = formState(shell.lang, {
    values: kept,
    ...input,
    labels: { ...labels, consentElectronic: t(contact.consent) },
    scope: 'reach',
  })
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <p class="quiet">
        {t(words.lead)} <a href={to(shell, paths.myCases)}>{t(words.running)}</a>
      </p>
      <PostForm shell={shell} path={paths.reach} button={t(words.save)} look="second">
        <TextField form={form} name="email" keys="email" label={labels.email} optional autocomplete="email" />
        <TextField
          form={form}
          name="phone"
          keys="tel"
          label={labels.phone}
          hint={t(texts ? contact.phoneTexts : contact.phoneNoTexts)}
          optional
          autocomplete="tel"
          width="middle"
        />
        <TextField form={form} name="address" label={labels.address} hint={t(contact.addressHint)} optional />
        <div class="field">
          <Checkbox form={form} name="consentElectronic" label={t(contact.consent)} hint={t(words.consentHint)} />
        </div>
      </PostForm>
    </section>
  )
}
