import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Select } from '../parts/form/choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { editions as words } from '../words/staff/editions.ts'

export type EditionLine = {
  readonly year: number
  readonly n: number
  readonly at: number
  readonly until: Day
  readonly frozenAt: number | null
  readonly size: number
}

type Props = FormInput & {
  readonly shell: Shell
  readonly list: readonly EditionLine[]
  /** Years of which a draft may begin; none: this reader drafts nothing. */
  readonly years: readonly number[]
  readonly back: { readonly path: string; readonly label: Bilingual } | null
}

/** Yearly editions, the newest first. */
export function EditionsPage({ shell, list, years, back, ...input }: Props) {
  const t = tell(shell.lang)
  const given = { ...input, labels: { year: t(words.year) } }
  const form = formState(shell.lang, given)
  const day = (at: number) => sayDay(shell.lang, shanghaiDay(at))
  const way = back && { back: { path: back.path, label: t(back.label) } }
  return (
    <Layout shell={shell} title={t(words.title)} form={given} wide {...way}>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <Table
        caption={t(words.title)}
        columns={[words.year, words.state, words.drafted, words.until, words.frozenOn].map((name) => t(name))}
        rows={list.map(({ year, n, at, until, frozenAt }) => [
          <a href={to(shell, paths.edition(year, n))}>{t(words.name, { year: String(year), n })}</a>,
          t(frozenAt === null ? words.draft : words.frozen),
          day(at),
          sayDay(shell.lang, until),
          frozenAt === null ? '—' : day(frozenAt),
        ])}
        empty={t(words.none)}
      />
      {years.length > 0 && (
        <section class="block">
          <h2>{t(words.begin)}</h2>
          <PostForm shell={shell} path={paths.editions} button={t(words.beginButton)}>
            <Select
              form={form}
              name="year"
              options={years.map((year) => ({ value: String(year), label: String(year) }))}
            />
          </PostForm>
        </section>
      )}
    </Layout>
  )
}
