import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { byMail as words } from '../words/staff/by-mail.ts'

type Props = FormInput & { readonly shell: Shell }

/** Sends the code behind # by script, or typed. Name: `token`. */
export function ArrivePage({ shell, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.arriveTitle)} form={input}>
      <h1>{t(words.arriveTitle)}</h1>
      <p class="lead">{t(words.arriveText)}</p>
      <div data-fragment={input.refusal ? undefined : 'token'}>
        <PostForm shell={shell} path={paths.mailLink} button={t(words.open)}>
          <TextField form={formState(shell.lang, input)} name="token" label={t(words.code)} hint={t(words.codeHint)} />
        </PostForm>
      </div>
      <p>
        <a href={to(shell, paths.signIn(to(shell, paths.desk)))}>{t(words.orSignIn)}</a>
      </p>
    </Layout>
  )
}
