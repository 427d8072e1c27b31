import type { UploadForm } from '#engine/view.ts'
import type { FormInput } from '../form.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { FileForm } from '../parts/upload.tsx'
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
type Props = FormInput & { readonly shell: Shell; readonly upload: UploadForm; readonly past: readonly PastImport[] }

/** A CSV goes the way every file goes, into the file store; the report follows. */
export function ImportPage({ shell, upload, past, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.importTitle)} form={input} back={{ path: paths.admin, label: t(words.title) }}>
      <h1>{t(words.importTitle)}</h1>
      <p class="lead">{t(words.importText)}</p>
      <div class="upload">
        <FileForm shell={shell} form={upload} id="csv" label={t(words.importFile)} button={t(words.importButton)} />
      </div>
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
      </section>
    </Layout>
  )
}
