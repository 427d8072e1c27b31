import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { settings as words } from '../words/staff/settings.ts'

export type SettingLine = {
  readonly n: number
  readonly state: 'proposed' | 'confirmed' | 'declined'
  readonly at: number
  readonly settledAt: number | null
  readonly group: Bilingual
  readonly what: readonly Bilingual[]
  readonly byName: string
  readonly settledByName: string
}
type Props = {
  readonly shell: Shell
  readonly groups: readonly { readonly path: string; readonly name: Bilingual }[]
  readonly list: Paged<SettingLine>
}

/** Parts that two administrators may change, and changes proposed. */
export function SettingsPage({ shell, groups, list }: Props) {
  const t = tell(shell.lang)
  const who = (name: string, at: number) => t(words.whoAt, { name, at: sayInstant(shell.lang, at) })
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <section class="block">
        <h2>{t(words.choose)}</h2>
        <ul>
          {groups.map(({ path, name }) => (
            <li>
              <a href={to(shell, path)}>{t(name)}</a>
            </li>
          ))}
        </ul>
      </section>
      <section class="block">
        <h2>{t(words.list)}</h2>
        <PagedTable
          shell={shell}
          of={list}
          caption={t(words.list)}
          columns={[words.what, words.group, words.setting, words.state, words.by, words.settled]}
          row={(one) => [
            <a href={to(shell, paths.settingEdition(one.n))}>{t(words.one, { n: one.n })}</a>,
            t(one.group),
            one.what.map((name) => <div>{t(name)}</div>),
            t(words[one.state]),
            who(one.byName, one.at),
            one.settledAt === null ? '—' : who(one.settledByName, one.settledAt),
          ]}
          empty={t(words.none)}
        />
      </section>
    </Layout>
  )
}
