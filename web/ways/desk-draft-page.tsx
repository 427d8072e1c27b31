import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import type { FormInput } from '../form.ts'
import { Facts } from '../parts/facts.tsx'
import { FileList } from '../parts/file-list.tsx'
import { Upload } from '../parts/form/upload.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { desk } from '../words/staff/staff.ts'
import { ways as words } from '../words/ways.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly draft: string
  readonly name: Bilingual
  readonly facts: readonly Fact[]
  readonly files: readonly StoredFile[]
  readonly uploads: { readonly photo: UploadForm; readonly file: UploadForm } | null
}

/** Typed text, files, and the button that begins the case. */
export function DeskDraftPage({ shell, draft, name, facts, files, uploads, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(name)} form={input} back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(name)}</h1>
      <Facts lang={shell.lang} facts={facts} />
      <section class="block">
        <h2>{t(words.files)}</h2>
        <p class="hint">{t(words.filesHint)}</p>
        {files.length > 0 && (
          <FileList
            shell={shell}
            files={files}
            opens={['clean']}
            views={false}
            removeAt={paths.deskDraft(draft, 'remove-file')}
          />
        )}
        {uploads && <Upload shell={shell} photo={uploads.photo} file={uploads.file} />}
      </section>
      <PostForm shell={shell} path={paths.deskDraft(draft, 'submit')} button={t(words.submit)} />
      <PostForm shell={shell} path={paths.deskDraft(draft, 'discard')} button={t(words.discard)} look="plain" />
    </Layout>
  )
}
