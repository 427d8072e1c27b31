import { fileTypeFromBuffer } from 'file-type'
import { packedContent } from './packed-content.ts'
import { isActivePdf } from './pdf-content.ts'
import { endsInArchive } from './zip-entries.ts'

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'])
const office = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

export type Content =
  | { readonly kind: 'known'; readonly type: string }
  | { readonly kind: 'refused'; readonly code: 'type' | 'active' }

/** Judges by content alone; refuses unknown and double types. */
export async function fileContent(bytes: Uint8Array): Promise<Content> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type === undefined) return refused('type')
  if (type === 'application/pdf' || pictures.has(type)) {
    if (isAlsoOther(bytes, type)) return refused('type')
    return type === 'application/pdf' && isActivePdf(bytes) ? refused('active') : { kind: 'known', type }
  }
  if (!office.has(type) && type !== 'application/zip' && type !== 'application/ofd') return refused('type')
  const packed = await packedContent(bytes)
  if (packed.kind !== 'safe') return refused(packed.kind)
  if (office.has(type)) return { kind: 'known', type }
  return packed.names.includes('OFD.xml') ? { kind: 'known', type: 'application/ofd' } : refused('type')
}

const refused = (code: 'type' | 'active'): Content => ({ kind: 'refused', code })

const markup = /<(script|html|svg|iframe|object|!doctype|\?php)\b/i

/** Polyglots: others would read an archive, a PDF or a page. */
function isAlsoOther(bytes: Uint8Array, type: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).toString('latin1')
  if (endsInArchive(bytes) || (type !== 'application/pdf' && head.includes('%PDF-'))) return true
  const shown = type === 'application/pdf' ? head : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return markup.test(typeof shown === 'string' ? shown : shown.toString('latin1'))
}
