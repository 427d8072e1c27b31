import type { ActionView, CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { FormFields } from '../parts/form/form-fields.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { consequences, byMail as words } from '../words/staff/by-mail.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly action: ActionView
  readonly formKey: string
}

/** Asks for the step's further data. Names: those of its form, and `action`, `reason`, `seq`, `key`. */
export function DetailsPage({ shell, one, action, formKey, ...input }: Props) {
  const t = tell(shell.lang)
  const title = `${t(action.name)} · ${one.number}`
  const said = consequences[action.event]
  const reason = input.values?.['reason'] ?? ''
  const asksReason = input.refusal?.fields?.['reason'] !== undefined
  const fields = action.form.filter((field) => asksReason || field.kind === 'note' || field.name !== 'reason')
  return (
    <Layout
      shell={shell}
      title={title}
      form={input}
      back={{ path: paths.mailTask, label: `${t(one.title)} ${one.number}` }}
    >
      <h1>{title}</h1>
      {said && <p class="lead">{t(said)}</p>}
      <PostForm
        shell={shell}
        path={paths.mailTask}
        button={t(words.confirm)}
        hidden={{
          action: action.event,
          seq: input.values?.['seq'] ?? one.seq,
          key: formKey,
          details: 'yes',
          ...(asksReason ? {} : { reason }),
        }}
      >
        <FormFields form={formState(shell.lang, input)} fields={fields} behind={one} />
      </PostForm>
    </Layout>
  )
}
