import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { noting as words } from '../words/staff/supervise.ts'

type Props = FormInput & { readonly shell: Shell; readonly one: CaseView; readonly most: number }

/** The supervisor writes a note for the staff of a case. */
export function NotePage({ shell, one, most, ...input }: Props) {
  const t = tell(shell.lang)
  const given = { ...input, labels: { note: t(words.note) } }
  const form = formState(shell.lang, given)
  const title = t(words.title, { number: one.number })
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.deskCase(one.id), label: one.number }}>
      <HeadingOf title={title} of={one.number} number />
      <p class="quiet">{t(words.lead)}</p>
      <PostForm shell={shell} path={paths.note(one.id)} button={t(words.send)}>
        <TextArea form={form} name="note" limit={most} />
      </PostForm>
    </Layout>
  )
}
