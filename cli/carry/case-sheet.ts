import type { SheetLine } from '#engine/store/sheet.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { cell } from '#records/normalise.ts'
import { type Column, columns } from './carry-words.ts'

export type CaseRow = { readonly line: number; readonly cells: Readonly<Partial<Record<Column, string>>> }
export type CaseSheet =
  | { readonly kind: 'read'; readonly rows: readonly CaseRow[] }
  | { readonly kind: 'refused'; readonly code: 'broken' | 'unknownColumn' | 'noNumber'; readonly what: string }

const named = new Map(
  Object.entries<Bilingual>(columns).flatMap(([key, { zh, en }]) => [
    [zh, key],
    [en.toLowerCase(), key],
  ]),
)

/** Reads the sheet whole: a broken one gives no row. */
export async function readCaseSheet(lines: AsyncIterable<SheetLine>): Promise<CaseSheet> {
  let names: readonly string[] | null = null
  const rows: CaseRow[] = []
  for await (const one of lines) {
    if ('broken' in one) return { kind: 'refused', code: 'broken', what: String(one.line) }
    const all = one.cells.map((text) => cell(text))
    if (all.every((text) => text === '')) continue
    if (names === null) {
      names = all.map((text) => named.get(text.toLowerCase()) ?? '')
      const unknown = all.filter((text, i) => text !== '' && names?.[i] === '')
      if (unknown.length > 0) return { kind: 'refused', code: 'unknownColumn', what: unknown.join('、') }
      if (!names.includes('number')) return { kind: 'refused', code: 'noNumber', what: '' }
      continue
    }
    const filled = all.flatMap((text, i) => (text !== '' && names?.[i] ? [[names[i], text]] : []))
    rows.push({ line: one.line, cells: Object.fromEntries(filled) })
  }
  return names === null ? { kind: 'refused', code: 'noNumber', what: '' } : { kind: 'read', rows }
}
