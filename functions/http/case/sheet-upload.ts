import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import type { StoredFile, UploadForm } from '#engine/store/ports.ts'
import { decodeText } from '#records/import/decode-text.ts'
import { absolute } from '#web/link.ts'
import type { Ask } from '../door/ask.ts'

const folder = 'sheet/'

/** Takes one small sheet of lines; it leads back to the page. */
export function sheetForm(
  { shell }: Pick<Ask, 'shell'>,
  { clock, crypto, files }: Pick<Engine, 'clock' | 'crypto' | 'files'>,
  path: string,
): Promise<UploadForm> {
  const key = `${folder}${newId(crypto)}`
  return files.uploadForm({ key, maxBytes: 5 * 1024 * 1024, returnTo: absolute(shell, path), now: clock.now() })
}

/** The sheet that has just come. */
export async function sheetThatCame(
  { query }: Pick<Ask, 'query'>,
  { files }: Pick<Engine, 'files'>,
): Promise<StoredFile | undefined> {
  const { key = '' } = query
  return key.startsWith(folder) ? files.stat(key) : undefined
}

/** Lines as typed, or of the file that came. */
export async function sheetLines(
  { form }: Pick<Ask, 'form'>,
  { files }: Pick<Engine, 'files'>,
  field: string,
): Promise<{ readonly text: string; readonly file: string | null } | 'notText' | null> {
  const { key = '', [field]: typed = '' } = form
  const bytes = typed.trim() === '' && key.startsWith(folder) ? await files.read(key) : undefined
  const decoded = bytes && decodeText(bytes)
  if (decoded && decoded.kind !== 'decoded') return 'notText'
  const text = decoded?.text ?? typed
  return text.trim() === '' ? null : { text, file: bytes ? key : null }
}
