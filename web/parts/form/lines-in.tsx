import type { ComponentChildren } from 'preact'
import type { UploadForm } from '#engine/store/ports.ts'
import type { Shell } from '../../shell.ts'
import { tell } from '../../tell.ts'
import { importing } from '../../words/staff/imports.ts'
import { PostForm } from '../post-form.tsx'
import { FileForm } from './upload.tsx'

type Props = {
  readonly shell: Shell
  readonly path: string
  readonly button: string
  readonly upload: UploadForm
  readonly fileLabel: string
  /** The file that came: it stands in for what is typed. */
  readonly arrived: { readonly key: string; readonly name: string } | undefined
  readonly children: ComponentChildren
}

/** Lines as a file, or typed. */
export function LinesIn({ shell, path, button, upload, fileLabel, arrived, children }: Props) {
  const t = tell(shell.lang)
  return (
    <>
      {!arrived && (
        <FileForm
          form={upload}
          id="sheet"
          label={fileLabel}
          button={t(importing.send)}
          accept=".csv,.txt,text/csv,text/plain"
          shell={shell}
        />
      )}
      <PostForm shell={shell} path={path} button={button}>
        {arrived ? (
          <p>
            {t(importing.arrived)}：{arrived.name}
            <input type="hidden" name="key" value={arrived.key} />
          </p>
        ) : (
          children
        )}
      </PostForm>
    </>
  )
}
