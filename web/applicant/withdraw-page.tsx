import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { EventForm } from '../parts/form/event-form.tsx'
import { FormFields } from '../parts/form/form-fields.tsx'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'

type Props = FormInput & { readonly shell: Shell; readonly one: CaseView }

export function WithdrawPage({ shell, one, ...input }: Props) {
  const t = tell(shell.lang)
  const fields = one.actions.find(({ event }) => event === 'applicant.withdrew')?.form ?? []
  return (
    <Layout
      shell={shell}
      title={t(words.withdrawTitle)}
      form={input}
      back={{ path: paths.myCase(one.id), label: one.number }}
    >
      <h1>{t(words.withdrawTitle)}</h1>
      <p>
        {one.number} · {one.recordTitle}
      </p>
      <p class="callout warn">{t(one.record?.disputed ? words.withdrawText : words.withdrawPlain)}</p>
      <EventForm
        shell={shell}
        path={paths.myEvents(one.id)}
        one={one}
        event="applicant.withdrew"
        button={t(words.withdrawButton)}
        look="danger"
      >
        <FormFields form={formState(shell.lang, input)} fields={fields} behind={one} />
      </EventForm>
      <p>
        <a href={to(shell, paths.myCase(one.id))}>{t(words.keep)}</a>
      </p>
    </Layout>
  )
}
