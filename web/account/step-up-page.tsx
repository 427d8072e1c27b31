import { type FormInput, type FormState, scopedState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { stepUp as words } from '../words/second-factor.ts'

type Props = Pick<FormInput, 'refusal' | 'scope'> & {
  readonly shell: Shell
  /** Path that a right code leads to. */
  readonly back: string
  readonly authenticator: boolean
  /** The last four digits; null where the directory has no number. */
  readonly phone: string | null
  readonly sent: boolean
  /** Path of its forms, and their hidden fields. */
  readonly path?: string
  readonly hidden?: Readonly<Record<string, string>>
}

/** Second factor. Names: `means` (app, text), `code`, `to`; refusals by `scope`. */
export function StepUpPage({ shell, back, authenticator, phone, sent, ...given }: Props) {
  const { path = '/account/step-up', hidden = {}, ...input } = given
  const goes = { shell, path, hidden: { ...hidden, to: back } }
  const t = tell(shell.lang)
  const form = (scope: string) => scopedState(shell.lang, input, scope)
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {authenticator && <Authenticator {...goes} form={form('app')} />}
      {phone !== null && <Text {...goes} phone={phone} sent={sent} form={form('text')} />}
      {!authenticator && phone === null && <p class="callout warn">{t(words.none)}</p>}
      {(authenticator || phone !== null) && <p class="quiet">{t(words.lost)}</p>}
      {!authenticator && (
        <p>
          <a href={to(shell, paths.authenticator)}>{t(words.enrol)}</a>
        </p>
      )}
    </Layout>
  )
}

type PartProps = Required<Pick<Props, 'shell' | 'path' | 'hidden'>> & { readonly form: FormState }

function Authenticator({ shell, path, hidden, form }: PartProps) {
  const t = tell(shell.lang)
  return (
    <section>
      <h2>{t(words.byAuthenticator)}</h2>
      <PostForm shell={shell} path={path} button={t(words.confirm)} hidden={{ ...hidden, means: 'app' }}>
        <TextField
          form={form}
          name="code"
          keys="numeric"
          width="short"
          label={t(words.code)}
          hint={t(words.authenticatorHint)}
        />
      </PostForm>
    </section>
  )
}

function Text({ shell, path, hidden, phone, sent, form }: PartProps & { phone: string; sent: boolean }) {
  const t = tell(shell.lang)
  return (
    <section>
      <h2>{t(words.byText)}</h2>
      {sent && (
        <>
          <p role="status">{t(words.sent, { last: phone })}</p>
          <PostForm shell={shell} path={path} button={t(words.confirm)} hidden={{ ...hidden, means: 'text' }}>
            <TextField form={form} name="code" keys="numeric" width="short" label={t(words.code)} />
          </PostForm>
        </>
      )}
      <PostForm
        shell={shell}
        path={`${path}/send`}
        button={sent ? t(words.again) : t(words.send, { last: phone })}
        look="second"
        hidden={hidden}
      />
    </section>
  )
}
