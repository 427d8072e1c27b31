import type { StoredFile } from '#engine/store/ports.ts'
import { asset, to } from '../link.ts'
import { saySize } from '../parts/file-list.tsx'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { files } from '../words/case.ts'
import { viewing as words } from '../words/evidence.ts'

type Props = {
  readonly shell: Shell
  readonly file: StoredFile
  /** Null where no picture can be made of it. */
  readonly pages: number | null
  readonly page: number
  readonly back: { readonly path: string; readonly label: string }
  readonly isLogged: boolean
}

/** Evidence as pictures by page, beside its original. */
export function EvidenceViewPage({ shell, file, pages, page, back, isLogged }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={file.name} back={back}>
      <h1>{file.name}</h1>
      {file.state === 'infected' ? (
        <p class="callout warn">{t(files.infected)}</p>
      ) : (
        <>
          {pages === null ? (
            <p class="callout">{t(words.none)}</p>
          ) : (
            <Pages shell={shell} file={file} page={page} pages={pages} />
          )}
          <p>
            <a class="button second" href={asset(shell, paths.file(file.key))}>
              {t(words.original)}
            </a>
          </p>
        </>
      )}
      <SummaryList
        lines={[
          { name: t(files.size), value: saySize(file.size) },
          { name: t(files.arrived), value: sayInstant(shell.lang, file.receivedAt) },
          { name: t(files.hash), value: <code>{file.sha256}</code> },
        ]}
      />
      {isLogged && <p class="quiet">{t(words.logged)}</p>}
    </Layout>
  )
}

function Pages({ shell, file, page, pages }: { shell: Shell; file: StoredFile; page: number; pages: number }) {
  const t = tell(shell.lang)
  const at = (n: number) => to(shell, `${paths.viewFile(file.key)}?page=${n}`)
  return (
    <>
      <figure class="picture">
        <img src={asset(shell, paths.picture(file.key, page))} alt={t(words.alt, { name: file.name, n: page })} />
        <figcaption class="quiet">{t(words.redrawn)}</figcaption>
      </figure>
      {pages > 1 && (
        <p class="row">
          {page > 1 && <a href={at(page - 1)}>{t(words.before)}</a>}
          <span>{t(words.page, { n: page, of: pages })}</span>
          {page < pages && <a href={at(page + 1)}>{t(words.after)}</a>}
        </p>
      )}
    </>
  )
}
