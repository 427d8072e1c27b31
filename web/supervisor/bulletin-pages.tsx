import type { Bulletin } from '#engine/figures/bulletin-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { asset, to } from '../link.ts'
import { Downloads } from '../parts/form/downloads.tsx'
import { MonthForm } from '../parts/form/month-form.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant, sayMonth } from '../when.ts'
import { bulletins as words } from '../words/staff/bulletins.ts'

type ListProps = FormInput & {
  readonly shell: Shell
  readonly list: Paged<Pick<Bulletin, 'month' | 'released'>>
  /** Months of which this reader may draft one. */
  readonly months: readonly string[]
  readonly back: { readonly path: string; readonly label: Bilingual } | null
}

/** Bulletins, the newest month first. */
export function BulletinsPage({ shell, list, months, back, ...input }: ListProps) {
  const { lang } = shell
  const t = tell(lang)
  const given = { ...input, labels: { month: t(words.month) } }
  const form = formState(lang, given)
  const way = back && { back: { path: back.path, label: t(back.label) } }
  return (
    <Layout shell={shell} title={t(words.title)} form={given} {...way}>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={list}
        caption={t(words.title)}
        columns={[words.month, words.state, words.releasedOn]}
        row={({ month, released }) => [
          <a href={to(shell, paths.bulletin(month))}>{t(words.of, { month: sayMonth(lang, month) })}</a>,
          t(released ? words.released : words.draft),
          released ? sayInstant(lang, released.at) : '—',
        ]}
        empty={t(words.none)}
      />
      <MonthForm {...{ shell, form, months }} path={paths.bulletins} button={t(words.make)} label={t(words.month)} />
    </Layout>
  )
}

type PageProps = FormInput & {
  readonly shell: Shell
  readonly one: Bulletin
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** True for who may still change it. */
  readonly writes: boolean
  readonly hasPdf: boolean
  readonly most: number
}

/** One bulletin: edited and released, then read. */
export function BulletinPage({ shell, one, table, writes, hasPdf, most, ...input }: PageProps) {
  const { lang } = shell
  const t = tell(lang)
  const given = { ...input, labels: { text: t(words.text) } }
  const form = formState(lang, given)
  const title = t(words.of, { month: sayMonth(lang, one.month) })
  const hidden = (act: string) => ({ act })
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.bulletins, label: t(words.title) }}>
      <h1>{title}</h1>
      <p>
        <strong>{t(one.released ? words.released : words.draft)}</strong>
        {one.released && ` · ${sayInstant(lang, one.released.at)}`}
      </p>
      {writes ? (
        <>
          <PostForm shell={shell} path={paths.bulletin(one.month)} button={t(words.save)} hidden={hidden('edit')}>
            <TextArea form={form} name="text" hint={t(words.textHint)} value={one.text} limit={most} rows={12} />
          </PostForm>
          <PostForm
            shell={shell}
            path={paths.bulletin(one.month)}
            button={t(words.release)}
            look="second"
            hidden={hidden('release')}
          >
            <p class="quiet">{t(words.releaseText)}</p>
          </PostForm>
        </>
      ) : (
        one.text.split(/\n\s*\n/).map((part) => <p class="text">{part}</p>)
      )}
      <section class="block">
        <h2>{t(words.figures)}</h2>
        <Table caption={t(words.figures)} columns={table.head} rows={table.rows} empty={t(words.draftNone)} />
        <Downloads shell={shell} csv={paths.bulletinSheet(one.month)} pdf={false} />
      </section>
      {one.released && hasPdf && (
        <p>
          <a href={asset(shell, paths.bulletinPdf(one.month))} download>
            {t(words.pdf)}
          </a>
        </p>
      )}
    </Layout>
  )
}
