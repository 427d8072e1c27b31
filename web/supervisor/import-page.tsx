import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { Pager, Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { admin as words } from '../words/supervisor.ts'

export type PastImport = {
  readonly batch: string
  readonly file: string
  readonly at: number
  readonly read: number
  readonly held: number
}
type Props = { readonly shell: Shell; readonly past: readonly PastImport[]; readonly cursor: string | null }

/** What was imported, and how to import; the command takes the files. */
export function ImportPage({ shell, past, cursor }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.imports)} wide back={{ path: paths.admin, label: t(words.title) }}>
      <h1>{t(words.imports)}</h1>
      <p class="lead">{t(words.importText)}</p>
      <pre>npm run -s redress -- import FILE.csv</pre>
      <section class="block">
        <h2>{t(words.past)}</h2>
        <Table
          caption={t(words.past)}
          columns={[words.file, words.at, words.read, words.held].map((name) => t(name))}
          rows={past.map((one) => [
            <a href={to(shell, paths.importReport(one.batch))}>{one.file}</a>,
            sayInstant(lang, one.at),
            one.read,
            one.held,
          ])}
          empty={t(words.noPast)}
        />
        <Pager shell={shell} cursor={cursor} />
      </section>
    </Layout>
  )
}
