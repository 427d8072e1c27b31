import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { Radios } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { ratingSteps, rating as words } from '../words/applicant.ts'

type Props = FormInput & { readonly shell: Shell; readonly one: Pick<CaseView, 'id' | 'number'> }

/** One question, five steps, words or none. Names: `steps`, `words`. */
export function RatingPage({ shell, one, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { steps: t(words.question), words: t(words.words) }
  const form = formState(shell.lang, { ...input, labels })
  return (
    <Layout
      shell={shell}
      title={t(words.title)}
      form={{ ...input, labels }}
      back={{ path: paths.myCase(one.id), label: one.number }}
    >
      <h1>{t(words.title)}</h1>
      <p>{t(words.lead)}</p>
      <PostForm shell={shell} path={paths.rating(one.id)} button={t(words.send)}>
        <Radios
          form={form}
          name="steps"
          options={ratingSteps.toReversed().map((step, i) => ({ value: String(5 - i), label: t(step) }))}
        />
        <TextArea form={form} name="words" limit={500} rows={3} optional />
      </PostForm>
    </Layout>
  )
}
