import type { Sheet } from '#engine/store/printing.ts'
import type { Glyphs } from './glyphs.ts'

/** Parts of a sheet that nobody reads as text. */
const unread: ReadonlySet<string> = new Set(['lang', 'kind', 'day', 'link', 'mark'])
const unseen = /^\p{Default_Ignorable_Code_Point}$/u

/**
 * Writes a character that some face lacks, as of a rare name, by its Unicode number: 〔U+20BB7〕.
 * A line at the end says so. PDF/A refuses what has no shape, and a letter must go out.
 */
export function spellOut(sheet: Sheet, faces: readonly Glyphs[]): Sheet {
  let lacks = false
  const spelled = (char: string) => {
    const code = char.codePointAt(0) ?? 0
    if (/\s/.test(char) || faces.every((face) => face.has(code))) return char
    if (unseen.test(char)) return ''
    lacks = true
    return `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`
  }
  const readable = (key: string, value: unknown) =>
    typeof value === 'string' && !unread.has(key) ? Array.from(value, spelled).join('') : value
  const made: Sheet = JSON.parse(JSON.stringify(sheet, readable))
  if (!lacks || sheet.lacking === undefined) return made
  return { ...made, blocks: [...made.blocks, { kind: 'quiet', text: sheet.lacking }] }
}
