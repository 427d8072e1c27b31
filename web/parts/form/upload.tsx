import type { UploadForm } from '#engine/store/ports.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { files as words } from '#web/words/case.ts'

/** S3's POST contract. Two inputs: `capture` breaks picking documents in WeChat. */
export function Upload({ shell, photo, file }: { shell: Shell; photo: UploadForm; file: UploadForm }) {
  const t = tell(shell.lang)
  return (
    <div class="upload">
      <p class="hint">{t(words.limits)}</p>
      <FileForm
        form={photo}
        id="photo"
        label={t(words.photo)}
        button={t(words.sendPhoto)}
        accept="image/*"
        shell={shell}
      />
      <FileForm form={file} id="file" label={t(words.file)} button={t(words.sendFile)} shell={shell} />
    </div>
  )
}

type FormProps = { form: UploadForm; id: string; label: string; button: string; accept?: string; shell: Shell }

/** One file, one request. */
export function FileForm({ form, id, label, button, accept, shell }: FormProps) {
  const t = tell(shell.lang)
  return (
    <form
      method="post"
      action={form.action}
      encType="multipart/form-data"
      data-upload={t(words.sending)}
      data-failed={t(words.failed)}
      data-done={t(words.done)}
    >
      {Object.entries(form.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for={id}>{label}</label>
      <input type="file" id={id} name="file" accept={accept} required />
      <button type="submit" class="second">
        {button}
      </button>
      <template>
        <p class="sending">
          <span />
          <progress max="100" value="0" hidden aria-label={t(words.sending)} />
          <span class="quiet" role="status" />
          <button type="button" class="second" hidden>
            {t(words.again)}
          </button>
          <button type="button" class="plain" hidden>
            {t(words.dismiss)}
          </button>
        </p>
      </template>
    </form>
  )
}
