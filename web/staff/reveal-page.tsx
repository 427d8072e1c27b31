import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { reveal as words } from '../words/my-data.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly one: Pick<CaseView, 'id' | 'number' | 'subjectName'>
  /** Undefined before it was asked for; null where none is kept. */
  readonly number?: string | null
}

/** Full number once, for a reason logged and told. */
export function RevealPage({ shell, one, number, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout
      shell={shell}
      title={t(words.title)}
      form={input}
      back={{ path: paths.deskCase(one.id), label: one.number }}
    >
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {number === undefined ? (
        <PostForm shell={shell} path={paths.reveal(one.id)} button={t(words.button)}>
          <TextField form={formState(shell.lang, input)} name="reason" label={t(words.reason)} />
        </PostForm>
      ) : (
        <SummaryList
          lines={[
            { name: one.subjectName, value: '' },
            { name: t(words.number), value: number === null ? t(words.none) : <code>{number}</code> },
          ]}
        />
      )}
    </Layout>
  )
}
