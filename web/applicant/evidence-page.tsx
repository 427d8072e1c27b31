import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { FormInput } from '../form.ts'
import { to } from '../link.ts'
import { FileList } from '../parts/file-list.tsx'
import { DraftNote } from '../parts/form/draft-note.tsx'
import { type Filing, stepOf } from '../parts/form/draft-steps.ts'
import { Upload } from '../parts/form/upload.tsx'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { evidence as words } from '../words/applicant.ts'
import { frame } from '../words/frame.ts'
import { ways } from '../words/ways.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly draft: string
  readonly filing: Filing
  readonly lead: Bilingual
  /** Evidence that would show what was said to be wrong. */
  readonly useful?: Bilingual | null
  readonly keptUntil: Day
  readonly files: readonly StoredFile[]
  /** Null when the case is full. */
  readonly uploads: { readonly photo: UploadForm; readonly file: UploadForm } | null
}

/** Step 2: files one by one; bad ones cost no text. */
export function EvidencePage({ shell, draft, filing, lead, useful, keptUntil, files, uploads, ...input }: Props) {
  const t = tell(shell.lang)
  const title = labelled(shell.lang, t(filing.name), t(words.title))
  return (
    <Layout shell={shell} title={title} form={input} back={{ path: paths.draft(draft, 'items'), label: t(frame.back) }}>
      <p class="quiet">{t(frame.steps, stepOf(filing, 'evidence'))}</p>
      <h1>{title}</h1>
      <p class="lead">{t(lead)}</p>
      {useful && <p class="callout">{t(ways.useful, { evidence: t(useful) })}</p>}
      {files.length > 0 && (
        <section>
          <h2>{t(words.uploaded)}</h2>
          <FileList shell={shell} files={files} opens={['clean']} views={false} removeAt={paths.removeFile(draft)} />
        </section>
      )}
      {uploads && <Upload shell={shell} photo={uploads.photo} file={uploads.file} />}
      <p class="row">
        <a class="button" href={to(shell, paths.draft(draft, 'contact'))}>
          {t(frame.continue)}
        </a>
      </p>
      <DraftNote shell={shell} draft={draft} keptUntil={keptUntil} />
    </Layout>
  )
}
