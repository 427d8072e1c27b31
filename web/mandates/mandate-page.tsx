import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import { type FormInput, formState } from '../form.ts'
import { FileList } from '../parts/file-list.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Upload } from '../parts/form/upload.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { judge, mandateProofs, mandateSteps, mandates as words } from '../words/mandates.ts'
import { factsOf, type MandateView } from './facts.tsx'

export type Step = { readonly at: number; readonly what: string; readonly reason: string }
type Props = FormInput & {
  readonly shell: Shell
  readonly one: MandateView
  readonly history: readonly Step[]
  readonly letters: readonly { readonly name: string }[]
  /** Of a claim not yet sent. */
  readonly pending: readonly StoredFile[]
  readonly uploads: { readonly photo: UploadForm; readonly file: UploadForm } | null
  /** Tells what the reader may do with it. */
  readonly can: 'revoke' | 'send' | 'nothing'
}

/** One mandate: its acts, its history and its end. */
export function MandatePage({ shell, one, history, letters, pending, uploads, can, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} back={{ path: paths.mandates, label: t(words.title) }}>
      <h1>{t(words.title)}</h1>
      <SummaryList lines={factsOf(shell.lang, one)} />
      {can === 'send' ? (
        <Claim shell={shell} one={one} pending={pending} uploads={uploads} />
      ) : (
        <Letters shell={shell} one={one} letters={letters} />
      )}
      {one.state === 'claimed' && <p class="callout">{t(words.waiting)}</p>}
      {can === 'revoke' && (
        <section class="block">
          <h2>{t(words.revoke)}</h2>
          <p>{t(words.revokeText)}</p>
          <PostForm shell={shell} path={paths.revoke(one.id)} button={t(words.revoke)} look="danger">
            <TextArea
              form={formState(shell.lang, input)}
              name="reason"
              label={t(judge.reason)}
              limit={500}
              rows={2}
              optional
            />
          </PostForm>
        </section>
      )}
      <History shell={shell} history={history} />
    </Layout>
  )
}

function Letters({ shell, one, letters }: Pick<Props, 'shell' | 'one' | 'letters'>) {
  const t = tell(shell.lang)
  return (
    <>
      <h2>{t(words.letters)}</h2>
      {letters.length === 0 ? (
        <p>{t(words.givenOnline)}</p>
      ) : (
        <ul>
          {letters.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
      {one.kind !== 'agent' && one.state === 'inForce' && <p class="quiet">{t(words.notYours)}</p>}
    </>
  )
}

function Claim({ shell, one, pending, uploads }: Pick<Props, 'shell' | 'one' | 'pending' | 'uploads'>) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.upload)}</h2>
      <p>{t(mandateProofs[one.kind])}</p>
      {pending.length > 0 && <FileList shell={shell} files={pending} opens={[]} />}
      {uploads && <Upload shell={shell} photo={uploads.photo} file={uploads.file} />}
      {pending.length === 0 ? (
        <p class="quiet">{t(words.needLetter)}</p>
      ) : (
        <PostForm shell={shell} path={paths.sendClaim(one.id)} button={t(words.send)} />
      )}
    </section>
  )
}

export function History({ shell, history }: Pick<Props, 'shell' | 'history'>) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.history)}</h2>
      <ol class="timeline">
        {history.map(({ at, what, reason }) => (
          <li>
            <strong>{t(mandateSteps[what] ?? { zh: what, en: what })}</strong>
            <br />
            <span class="quiet">{sayInstant(shell.lang, at)}</span>
            {reason !== '' && <p class="text">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
