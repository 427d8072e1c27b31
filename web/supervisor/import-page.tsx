import type { Paged } from '#engine/store/paged.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { admin as words } from '../words/staff/supervisor.ts'

export type PastImport = {
  readonly batch: string
  readonly file: string
  readonly at: number
  readonly read: number
  readonly held: number
  readonly status: 'running' | 'done' | 'broken'
}
type Props = { readonly shell: Shell; readonly past: Paged<PastImport> }

/** Past imports, and the command that takes files. */
export function ImportPage({ shell, past }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.imports)} wide back={{ path: paths.admin, label: t(words.title) }}>
      <h1>{t(words.imports)}</h1>
      <p class="lead">{t(words.importText)}</p>
      <pre>npm run -s redress -- import FILE.csv</pre>
      <section class="block">
        <h2>{t(words.past)}</h2>
        <PagedTable
          shell={shell}
          of={past}
          caption={t(words.past)}
          columns={[words.file, words.at, words.read, words.held]}
          row={(one) => [
            <>
              <a href={to(shell, paths.importReport(one.batch))}>{one.file}</a>{' '}
              {one.status !== 'done' && <Chip tone="warn">{t(words.unread)}</Chip>}
            </>,
            sayInstant(lang, one.at),
            one.read,
            one.held,
          ]}
          empty={t(words.noPast)}
        />
      </section>
    </Layout>
  )
}
