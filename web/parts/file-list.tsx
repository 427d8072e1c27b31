import type { Lang } from '#engine/store/person.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import { asset, to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { files as words } from '../words/case.ts'
import { viewing } from '../words/evidence.ts'
import { Chip, type Tone } from './chip.tsx'
import { PostForm } from './post-form.tsx'

type Props = {
  readonly shell: Shell
  readonly files: readonly StoredFile[]
  /** States of files this viewer may open. */
  readonly opens: readonly StoredFile['state'][]
  readonly hashes?: boolean
  /** False before filing: pictures belong to cases. */
  readonly views?: boolean
  /** Before filing: where each is taken out again. */
  readonly removeAt?: string
}

/** Files by the applicant's own names, never paths. */
export function FileList({ shell, files, opens, hashes = false, views = true, removeAt }: Props) {
  const t = tell(shell.lang)
  if (files.length === 0) return <p class="empty">{t(words.none)}</p>
  return (
    <ul class="files">
      {files.map((file) => (
        <li>
          <p>
            {opens.includes(file.state) ? (
              <a href={asset(shell, paths.file(file.key))}>{nameOf(shell.lang, file, files)}</a>
            ) : (
              nameOf(shell.lang, file, files)
            )}{' '}
            {(file.state !== 'unscanned' || opens.includes(file.state)) && (
              <Chip tone={tones[file.state]}>{t(words[file.state])}</Chip>
            )}
            {views && hasView(file, opens) && (
              <>
                {' '}
                <a href={to(shell, paths.viewFile(file.key))}>
                  {t(viewing.view)}
                  <span class="hidden"> {nameOf(shell.lang, file, files)}</span>
                </a>
              </>
            )}
          </p>
          <p class="quiet">
            {saySize(file.size)} · {t(words.received, { at: sayInstant(shell.lang, file.receivedAt) })}
          </p>
          <Twin lang={shell.lang} of={twinOf(file, files)} files={files} />
          {hashes && (
            <p class="quiet">
              {t(words.hash)} <code>{file.sha256}</code>
            </p>
          )}
          {removeAt && (
            <PostForm
              shell={shell}
              path={removeAt}
              button={`${t(words.remove)} ${nameOf(shell.lang, file, files)}`}
              look="plain"
              hidden={{ key: file.key }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

/** Name of a file; those of one name are numbered in their order. */
export function nameOf(lang: Lang, file: StoredFile, files: readonly StoredFile[]): string {
  const namesakes = files.filter(({ name }) => name === file.name)
  if (namesakes.length < 2) return file.name
  return tell(lang)(words.nth, { name: file.name, n: namesakes.findIndex(({ key }) => key === file.key) + 1 })
}

function Twin({ lang, of, files }: { lang: Lang; of: StoredFile | undefined; files: readonly StoredFile[] }) {
  return of ? <p class="quiet">{tell(lang)(words.twice, { name: nameOf(lang, of, files) })}</p> : null
}

/** Earlier file of the same content, to the byte. */
function twinOf(file: StoredFile, files: readonly StoredFile[]): StoredFile | undefined {
  const first = files.find(({ sha256 }) => sha256 === file.sha256)
  return first === file ? undefined : first
}

/** Officers open an infected file's page to see it is unreadable. */
const hasView = ({ state }: StoredFile, opens: Props['opens']) =>
  opens.includes(state) || (state === 'infected' && opens.includes('unscanned'))

export const saySize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const tones: Readonly<Record<StoredFile['state'], Tone>> = {
  quarantined: 'wait',
  clean: 'good',
  infected: 'late',
  unscanned: 'warn',
}
