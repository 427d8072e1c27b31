import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { contact } from '../words/applicant.ts'
import { consent as words } from '../words/consent.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly one: Pick<CaseView, 'id' | 'number' | 'recordTitle' | 'closed'>
  /** Address that papers go to, or would go to. */
  readonly email: string
  readonly consents: boolean
  /** Standing consent's address, or empty: outdated forms enter nothing. */
  readonly seen?: string
}

/** Electronic service, given or taken back. Names: `electronic`, `email`. */
export function ConsentPage({ shell, one, email, consents, seen = '', ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { email: t(contact.email) }
  const form = formState(shell.lang, { ...input, labels })
  return (
    <Layout
      shell={shell}
      title={t(words.title)}
      form={{ ...input, labels }}
      back={{ path: paths.myCase(one.id), label: one.number }}
    >
      <h1>{t(words.title)}</h1>
      <p>{[one.number, one.recordTitle].filter((part) => part !== '').join(' · ')}</p>
      <p class="callout">{consents ? t(words.electronic, { email }) : t(words.byHand)}</p>
      {one.closed ? (
        <p>{t(words.over)}</p>
      ) : consents ? (
        <PostForm shell={shell} path={paths.consent(one.id)} button={t(words.withdraw)} look="danger" hidden={{ seen }}>
          <p>{t(words.withdrawText)}</p>
        </PostForm>
      ) : (
        <PostForm shell={shell} path={paths.consent(one.id)} button={t(words.give)} hidden={{ electronic: 'on', seen }}>
          <p>{t(words.giveText)}</p>
          <TextField form={form} name="email" keys="email" value={email} autocomplete="email" />
        </PostForm>
      )}
      <p>
        <a href={to(shell, paths.myCase(one.id))}>{t(words.keep)}</a>
      </p>
    </Layout>
  )
}
