import { type FormInput, formState } from '../form.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { stepUp, authenticator as words } from '../words/second-factor.ts'

export type Enrolment =
  | { readonly kind: 'none' }
  | { readonly kind: 'pending'; readonly uri: string; readonly secret: string; readonly picture: string }
  | { readonly kind: 'confirmed'; readonly at: number }

type Props = Pick<FormInput, 'refusal'> & { readonly shell: Shell; readonly enrolment: Enrolment }

/** Enrols an authenticator: its secret, then a code. Name: `code`. */
export function AuthenticatorPage({ shell, enrolment, refusal }: Props) {
  const t = tell(shell.lang)
  const input = refusal ? { refusal } : {}
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {enrolment.kind === 'none' && (
        <PostForm shell={shell} path={`${paths.authenticator}/begin`} button={t(words.begin)} />
      )}
      {enrolment.kind === 'pending' && (
        <>
          <p>{t(words.scan)}</p>
          <p>
            <img src={enrolment.picture} alt={t(words.picture)} width="220" height="220" />
          </p>
          <dl>
            <dt>{t(words.secret)}</dt>
            <dd>
              <code>{enrolment.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
            </dd>
          </dl>
          <p>
            <a href={enrolment.uri}>{t(words.open)}</a>
          </p>
          <PostForm shell={shell} path={paths.authenticator} button={t(words.finish)}>
            <TextField
              form={formState(shell.lang, input)}
              name="code"
              keys="numeric"
              width="short"
              label={t(stepUp.code)}
              hint={t(words.confirmHint)}
            />
          </PostForm>
        </>
      )}
      {enrolment.kind === 'confirmed' && (
        <p class="callout">{t(words.confirmed, { at: sayInstant(shell.lang, enrolment.at) })}</p>
      )}
      <p class="quiet">{t(words.lost)}</p>
    </Layout>
  )
}
