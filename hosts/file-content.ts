import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { zipNames } from './zip-names.ts'

const plain = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'])
const office = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])
const mostUnpacked = 200 * 1024 * 1024
const activePdf = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)(?![A-Za-z])/

export type Content =
  | { readonly kind: 'known'; readonly type: string }
  | { readonly kind: 'refused'; readonly code: 'type' | 'active' }

/** What a file is, by its content; its name and the browser's word count for nothing. Unknown is refused. */
export async function fileContent(bytes: Uint8Array): Promise<Content> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (type === undefined) return refused('type')
  if (type === 'application/pdf') return isActivePdf(bytes) ? refused('active') : { kind: 'known', type }
  if (plain.has(type)) return { kind: 'known', type }
  return office.has(type) || type === 'application/zip' || type === 'application/ofd'
    ? packed(bytes, type)
    : refused('type')
}

const refused = (code: 'type' | 'active'): Content => ({ kind: 'refused', code })

/** docx, xlsx and OFD are ZIPs: nothing that runs inside, nothing that unpacks without end. */
function packed(bytes: Uint8Array, type: string): Content {
  const entries = zipNames(bytes)
  if (!entries || entries.reduce((sum, e) => sum + e.size, 0) > mostUnpacked) return refused('type')
  if (entries.some((e) => /vbaProject|activeX|embeddings\/|\.(js|exe|dll|html?|svg)$/i.test(e.name)))
    return refused('active')
  if (office.has(type)) return { kind: 'known', type }
  return entries.some((e) => e.name === 'OFD.xml') ? { kind: 'known', type: 'application/ofd' } : refused('type')
}

function isActivePdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return activePdf.test(unescaped(text)) || objectStreams(text).some((inner) => activePdf.test(unescaped(inner)))
}

/** /J#53 is /JS. */
const unescaped = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Dictionaries may be packed into object streams (PDF 1.5). */
function objectStreams(text: string): readonly string[] {
  const found: string[] = []
  for (let at = text.indexOf('/ObjStm'); at >= 0; at = text.indexOf('/ObjStm', at + 1)) {
    const start = text.indexOf('stream', at)
    if (start < 0) break
    const from = start + 6 + (text[start + 6] === '\r' ? 2 : 1)
    const end = text.indexOf('endstream', from)
    found.push(inflated(text.slice(from, end < 0 ? undefined : end)))
  }
  return found
}

function inflated(text: string): string {
  try {
    return inflateSync(Buffer.from(text, 'latin1'), { maxOutputLength: mostUnpacked, finishFlush: 2 }).toString(
      'latin1',
    )
  } catch {
    return '/JS' // a packed part that cannot be looked into counts as active
  }
}
