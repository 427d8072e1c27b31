import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { people as words } from '../words/staff/admin.ts'

export type PersonRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly seats: readonly Bilingual[]
}
type Props = FormInput & {
  readonly shell: Shell
  readonly staff: Paged<PersonRow>
  readonly mayEnter: boolean
}

/** Staff of the directory, entered by the system administrator. */
export function PeoplePage({ shell, staff, mayEnter, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const form = formState(lang, input)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={staff}
        caption={t(words.title)}
        columns={[words.name, words.account, words.email, words.seats]}
        row={(one) => [
          <a href={to(shell, paths.person(one.id))}>{one.name}</a>,
          <code>{one.id}</code>,
          one.email,
          one.seats.length === 0
            ? t(words.noSeats)
            : one.seats.map((seat) => t(seat)).join(lang === 'zh' ? '；' : '; '),
        ]}
        empty={t(words.none)}
      />
      {mayEnter && (
        <section class="block">
          <h2>{t(words.enter)}</h2>
          <PostForm shell={shell} path={paths.people} button={t(words.enterButton)}>
            <TextField form={form} name="id" label={t(words.account)} hint={t(words.accountHint)} width="middle" />
            <TextField form={form} name="name" label={t(words.name)} width="middle" />
            <TextField form={form} name="email" label={t(words.email)} keys="email" width="middle" />
            <TextField
              form={form}
              name="phone"
              label={t(words.phone)}
              hint={t(words.phoneHint)}
              keys="tel"
              width="middle"
              optional
            />
          </PostForm>
        </section>
      )}
    </Layout>
  )
}
