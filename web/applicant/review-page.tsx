import type { CaseView } from '#engine/view.ts'
import { type FormInput, formState } from '../form.ts'
import { ItemAnswers } from '../parts/item-answers.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { TextArea } from '../parts/text-field.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'

type Props = FormInput & { readonly shell: Shell; readonly one: CaseView }

/** 复核: why the applicant does not accept the answer. */
export function ReviewPage({ shell, one, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.review)} form={input} back={{ path: paths.myCase(one.id), label: one.number }}>
      <h1>{t(words.review)}</h1>
      <p>
        {one.number} · {one.recordTitle}
      </p>
      <p class="callout">{t(words.reviewText)}</p>
      <h2>{t(words.result)}</h2>
      <ItemAnswers lang={shell.lang} items={one.items} />
      <PostForm shell={shell} path={paths.review(one.id)} button={t(words.reviewButton)}>
        <TextArea
          form={formState(shell.lang, input)}
          name="reason"
          label={t(words.reviewReason)}
          limit={2000}
          rows={6}
        />
      </PostForm>
    </Layout>
  )
}
