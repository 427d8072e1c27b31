import type { CaseView } from '#engine/view.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { EventForm } from '../parts/event-form.tsx'
import { Layout } from '../parts/layout.tsx'
import { TextArea } from '../parts/text-field.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'

type Props = FormInput & { readonly shell: Shell; readonly one: CaseView }

export function WithdrawPage({ shell, one, ...input }: Props) {
  const t = tell(shell.lang)
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
      <p class="callout warn">{t(words.withdrawText)}</p>
      <EventForm
        shell={shell}
        path={paths.myEvents(one.id)}
        one={one}
        event="applicant.withdrew"
        button={t(words.withdrawButton)}
        look="danger"
      >
        <TextArea
          form={formState(shell.lang, input)}
          name="reason"
          label={t(words.withdrawReason)}
          limit={2000}
          rows={3}
          optional
        />
      </EventForm>
      <p>
        <a href={to(shell, paths.myCase(one.id))}>{t(words.keep)}</a>
      </p>
    </Layout>
  )
}
