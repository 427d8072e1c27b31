import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, type FormState, formState } from '../form.ts'
import { absolute, to } from '../link.ts'
import { Radios, Select } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Upload } from '../parts/form/upload.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sent, type SentView } from '../parts/sent.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { identity } from '../words/mandates.ts'
import { counter as words } from '../words/staff/counter.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly visit: {
    readonly id: string
    readonly mode: 'present' | 'paper' | 'phone'
    readonly name: string
    readonly documentKind: keyof typeof identity
    readonly tail: string
    /** Last four digits of the telephone; empty without one. */
    readonly phone: string
  }
  readonly draft: string
  /** Words of the button, as the applicant’s own. */
  readonly submit: Bilingual
  readonly sent: SentView
  readonly uploads: { readonly photo: UploadForm; readonly file: UploadForm } | null
  readonly isCodeSent: boolean
}

/** Large type to read aloud; then originals and confirmation. */
export function ReadBackPage({ shell, visit, draft, submit, sent, uploads, isCodeSent, ...input }: Props) {
  const t = tell(shell.lang)
  const isPaper = visit.mode === 'paper'
  const isCall = visit.mode === 'phone'
  const title = t(isPaper ? words.checkPaper : words.readTitle)
  const labels = { confirmed: t(words.confirm), signed: t(words.signed), code: t(words.codeField) }
  const named = { ...input, labels }
  const form = formState(shell.lang, named)
  return (
    <Layout
      shell={shell}
      title={title}
      form={named}
      back={{ path: paths.draft(draft, 'contact'), label: t(frame.back) }}
    >
      <h1>{title}</h1>
      {!isPaper && <p class="lead">{t(words.readLead)}</p>}
      <Aloud shell={shell} visit={visit} sent={sent} />
      <div class="actions">
        <p>
          <a href={to(shell, paths.draft(draft, 'check'))}>{t(words.change)}</a>
        </p>
        <section class="block">
          <h2>{t(isCall ? words.uploadMore : words.upload)}</h2>
          {uploads && <Upload shell={shell} photo={uploads.photo} file={uploads.file} />}
        </section>
        {!isPaper && visit.phone !== '' && (
          <section class="block">
            <PostForm
              shell={shell}
              path={paths.sendConfirmation(visit.id, draft)}
              button={t(words.sendCode, { tail: visit.phone })}
              look="second"
            />
            {isCodeSent && <p role="status">{t(words.sent)}</p>}
          </section>
        )}
        <section class="block">
          <PostForm shell={shell} path={paths.readBack(visit.id, draft)} button={t(submit)}>
            {!(isCall && sent.files.length === 0) && <Papers form={form} t={t} files={sent.files} />}
            {!isPaper && !isCall && <How form={form} t={t} hasPhone={visit.phone !== ''} />}
            {!isCall && (
              <Select
                form={form}
                name="signed"
                options={sent.files.map(({ key, name }) => ({ value: key, label: name }))}
              />
            )}
            {!isPaper && visit.phone !== '' && (
              <TextField form={form} name="code" keys="numeric" width="short" optional={!isCall} />
            )}
          </PostForm>
        </section>
      </div>
    </Layout>
  )
}

function Aloud({ shell, visit, sent }: Pick<Props, 'shell' | 'visit' | 'sent'>) {
  const t = tell(shell.lang)
  return (
    <section class="aloud">
      <p>
        <strong>{visit.name}</strong>
        <br />
        {t(words.ending, { kind: t(identity[visit.documentKind]), tail: visit.tail })}
      </p>
      <Sent shell={shell} sent={sent} />
      <p>{t(words.said)}</p>
      <p class="printed">
        {t(words.signLine)}
        <br />
        {t(words.dateLine)}
        <br />
        {absolute(shell, paths.counter)}
      </p>
    </section>
  )
}

function Papers({ form, t, files }: { form: FormState; t: Tell; files: readonly StoredFile[] }) {
  const options = [
    { value: 'applicant', label: t(words.keptByApplicant) },
    { value: 'counter', label: t(words.keptByCounter) },
  ]
  return (
    <>
      <h2>{t(words.papers)}</h2>
      {files.length === 0 && <p class="quiet">{t(words.papersNone)}</p>}
      {files.map(({ key, name }) => (
        <Radios form={form} name={`keeper.${key.split('/').at(-1)}`} label={name} options={options} value="applicant" />
      ))}
    </>
  )
}

function How({ form, t, hasPhone }: { form: FormState; t: Tell; hasPhone: boolean }) {
  const options = [
    { value: 'signature', label: t(words.signature), hint: t(words.signatureHint) },
    ...(hasPhone ? [{ value: 'code', label: t(words.code), hint: t(words.codeHint) }] : []),
  ]
  return <Radios form={form} name="confirmed" options={options} />
}
