import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { counter as words } from '../words/staff/counter.ts'
import { DocumentFields } from './document-fields.tsx'

type Props = FormInput & { readonly shell: Shell; readonly one: Pick<CaseView, 'id' | 'number'> }

/** Identity of a caller, by a document. Names: `kind`, `number`, `note`. */
export function CallerPage({ shell, one, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { kind: t(words.seenDocument), number: t(words.number), note: t(words.identifyNote) }
  const named = { ...input, labels }
  const form = formState(shell.lang, named)
  return (
    <Layout
      shell={shell}
      title={t(words.identify)}
      form={named}
      back={{ path: paths.deskCase(one.id), label: one.number }}
    >
      <h1>{t(words.identify)}</h1>
      <p class="lead">{t(words.identifyLead)}</p>
      <PostForm shell={shell} path={paths.caller(one.id)} button={t(words.identify)}>
        <DocumentFields form={form} labels={labels} />
        <TextArea form={form} name="note" limit={500} rows={3} optional />
      </PostForm>
    </Layout>
  )
}
