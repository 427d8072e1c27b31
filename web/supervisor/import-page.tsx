import type { Paged } from '#engine/store/paged.ts'
import type { UploadForm } from '#engine/store/ports.ts'
import { type FormInput, type FormState, formState } from '../form.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Checkbox } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { FileForm } from '../parts/form/upload.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { importing } from '../words/staff/imports.ts'
import { admin as words } from '../words/staff/supervisor.ts'

export type PastImport = {
  readonly batch: string
  readonly file: string
  /** Unit that imported it, where it is another. */
  readonly unitName?: string
  readonly at: number
  readonly read: number
  readonly held: number
  readonly status: 'staged' | 'running' | 'done' | 'broken'
}
type Props = FormInput & {
  readonly shell: Shell
  readonly past: Paged<PastImport>
  readonly upload: UploadForm
  /** Owner of the rows that are taken; null: everybody. */
  readonly whose: 'ofUnit' | 'ofCounty' | null
  /** The file that came. */
  readonly arrived?: { readonly key: string; readonly name: string }
  /** Reason that nothing was taken. */
  readonly why?: string
}

/** A sheet comes in by file and preview. */
export function ImportPage({ shell, past, upload, whose, arrived, why, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout
      shell={shell}
      title={t(words.imports)}
      wide
      {...(whose === null && { back: { path: paths.admin, label: t(words.title) } })}
    >
      <h1>{t(words.imports)}</h1>
      {whose && (
        <p class="lead">
          {t(importing.ownOnly, { whose: t(importing[whose]) })} {whose === 'ofCounty' && t(importing.withUnits)}
        </p>
      )}
      {why && (
        <p class="callout warn" role="alert">
          {t(importing.refused, { why })}
        </p>
      )}
      {arrived ? (
        <Choices shell={shell} form={formState(lang, input)} arrived={arrived} />
      ) : (
        <Choose shell={shell} upload={upload} isOfCity={whose === null} />
      )}
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
              {one.unitName && <span class="quiet">{one.unitName} </span>}
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

type Arrived = NonNullable<Props['arrived']>
type ChoicesProps = { readonly shell: Shell; readonly form: FormState; readonly arrived: Arrived }

/** Choices about the file that came. */
function Choices({ shell, form, arrived }: ChoicesProps) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(importing.options)}</h2>
      <p>
        {t(importing.arrived)}：{arrived.name}
      </p>
      <PostForm shell={shell} path={paths.imports} button={t(importing.preview)}>
        <input type="hidden" name="key" value={arrived.key} />
        <TextField form={form} name="domain" label={t(importing.domain)} hint={t(importing.domainHint)} />
        <Checkbox form={form} name="full" label={t(importing.full)} hint={t(importing.fullHint)} />
        <TextField form={form} name="sender" label={t(importing.sender)} hint={t(importing.senderHint)} />
      </PostForm>
    </section>
  )
}

function Choose({ shell, upload, isOfCity }: Pick<Props, 'shell' | 'upload'> & { readonly isOfCity: boolean }) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <p class="lead">{t(isOfCity ? importing.chooseText : importing.chooseOwn)}</p>
      <FileForm
        form={upload}
        id="sheet"
        label={t(importing.choose)}
        button={t(importing.send)}
        accept=".csv,.txt,text/csv,text/plain"
        shell={shell}
      />
      {isOfCity && <pre>npm run -s redress -- import FILE.csv</pre>}
    </section>
  )
}
