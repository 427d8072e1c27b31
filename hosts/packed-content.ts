import { type Entry, zipContent, zipEntries } from './zip-entries.ts'

const mostUnpacked = 200 * 1024 * 1024
const mostEntries = 5000
/** Text packs to a tenth or so; a bomb to a thousandth. */
const mostRatio = 200

// Parts that run, or carry other files.
const activeName =
  /vbaProject|vbaData|activeX|macrosheets|customUI|embeddings\/|\.(js|vbs|exe|dll|scr|bat|cmd|ps1|jar|lnk|html?|svg|swf)$/i
// Hidden macro types, remote templates and objects, fields that start programs.
const activeText =
  /macroEnabled|ms-office\.vba|relationships\/(attachedTemplate|oleObject|vbaProject|frame|subDocument)"|DDEAUTO|instrText[^<>]*>\s*DDE\b|fldSimple[^>]*DDE\b|<ddeLink|<ofd:Script|<ofd:(Movie|Sound)\b/i

export type Packed = { readonly kind: 'safe'; readonly names: readonly string[] } | { readonly kind: 'type' | 'active' }

/** Packed documents (docx, xlsx, OFD): nothing active, endless or leading out. */
export async function packedContent(bytes: Uint8Array): Promise<Packed> {
  const entries = zipEntries(bytes)
  if (!entries || !isSound(entries)) return { kind: 'type' }
  if (entries.some(({ name }) => activeName.test(name))) return { kind: 'active' }
  for (const entry of entries) {
    const content = entry.size === 0 ? Buffer.alloc(0) : await zipContent(bytes, entry)
    if (!content) return { kind: 'type' }
    if (/\.(xml|rels)$/i.test(entry.name) && activeText.test(textOf(content))) return { kind: 'active' }
  }
  return { kind: 'safe', names: entries.map(({ name }) => name) }
}

function isSound(entries: readonly Entry[]): boolean {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  return (
    entries.length <= mostEntries &&
    size <= mostUnpacked &&
    size <= Math.max(1024 * 1024, packed * mostRatio) &&
    new Set(entries.map(({ name }) => name.toLowerCase())).size === entries.length &&
    entries.some(({ at }) => at === 0) &&
    entries.every(({ name, encrypted }) => !encrypted && !leadsOut(name))
  )
}

const leadsOut = (name: string) => /^[/\\]|\\|^[a-z]:|(^|\/)\.\.(\/|$)|\0/i.test(name)

/** Parts may be UTF-16; only letters matter. */
const textOf = (content: Buffer) => content.toString('latin1').replaceAll('\0', '')
