import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Fault } from '../parts/form/field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { accounts as words } from '../words/staff/accounts.ts'

export type AccountLine = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Bilingual[]
  readonly hasFactor: boolean
  readonly looked: { readonly byName: string; readonly at: number } | null
}
type Props = FormInput & {
  readonly shell: Shell
  readonly year: number
  readonly list: Paged<AccountLine>
  readonly all: number
  readonly left: number
  readonly closed: { readonly byName: string; readonly at: number; readonly accounts: number } | null
  /** Account of who may review; null: a reader alone. */
  readonly reviewer: string | null
  /** False for who opens no person’s page. */
  readonly opensPeople: boolean
}

/** Prefix of a tick; its account follows. */
export const lookPrefix = 'look.'

/** Every account of the staff, ticked once a year. */
export function AccountsPage({ shell, year, list, all, left, closed, reviewer, opensPeople, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const labels = { people: t(words.list) }
  const form = formState(lang, { ...input, labels })
  const canTick = reviewer !== null && closed === null
  const table = (
    <PagedTable
      shell={shell}
      of={list}
      caption={t(words.list)}
      columns={[words.person, words.roles, words.factor, words.state]}
      row={(one) => [
        <>
          {opensPeople ? <a href={to(shell, paths.person(one.id))}>{one.name}</a> : one.name} <code>{one.id}</code>
        </>,
        one.roles.length === 0 ? t(words.noRoles) : one.roles.map((role) => <div>{t(role)}</div>),
        t(one.hasFactor ? words.has : words.hasNot),
        <State shell={shell} one={one} tick={canTick ? reviewer : null} />,
      ]}
      empty={t(words.none)}
    />
  )
  return (
    <Layout shell={shell} title={t(words.title)} form={{ ...input, labels }} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <h2>{t(words.of, { year: String(year) })}</h2>
      <p>{t(words.left, { all, n: left })}</p>
      {closed && (
        <p class="callout">
          {t(words.closed, { at: sayInstant(lang, closed.at), name: closed.byName, n: closed.accounts })}
        </p>
      )}
      <Fault form={form} name="people" />
      {canTick ? (
        <div id="people">
          <PostForm shell={shell} path={paths.accounts} button={t(words.send)} hidden={{ act: 'look' }}>
            {table}
          </PostForm>
        </div>
      ) : (
        table
      )}
      {canTick && left === 0 && (
        <section class="block">
          <PostForm shell={shell} path={paths.accounts} button={t(words.close)} hidden={{ act: 'close' }} />
        </section>
      )}
    </Layout>
  )
}

type StateProps = { readonly shell: Shell; readonly one: AccountLine; readonly tick: string | null }

function State({ shell, one, tick }: StateProps) {
  const t = tell(shell.lang)
  if (one.looked) return <>{t(words.looked, { name: one.looked.byName, at: sayInstant(shell.lang, one.looked.at) })}</>
  if (one.roles.length === 0) return <>{t(words.noRoles)}</>
  if (tick === null) return <>{t(words.waiting)}</>
  if (tick === one.id) return <>{t(words.own)}</>
  const id = `look-${one.id}`
  return (
    <div class="pick">
      <input type="checkbox" id={id} name={`${lookPrefix}${one.id}`} value="on" />
      <label for={id}>
        {t(words.tick)} <span class="hidden">{one.name}</span>
      </label>
    </div>
  )
}
