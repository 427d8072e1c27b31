import { createHash } from 'node:crypto'
import type { ReadSheet, SheetLine, SheetSource } from '#engine/store/sheet.ts'
import { Fault } from '#law/fault.ts'
import { encodingsOf, textDecoder } from '#records/import/decode-text.ts'
import { tableLines } from './table-lines.ts'

type Encoding = ReturnType<typeof encodingsOf>[number]

/** Reads through in advance: half files are never taken. */
export const readSheet: ReadSheet = async (source, { breaksLate = false } = {}) => {
  for (const encoding of await encodingsIn(source)) {
    const sha256 = await hashed(source, encoding)
    if (sha256 === null) continue
    const broken = breaksLate ? null : await breakOf(source, encoding)
    return { kind: 'read', sha256, lines: () => (broken ? only(broken) : linesOf(source, encoding)) }
  }
  return { kind: 'refused', code: 'notText' }
}

async function encodingsIn(source: SheetSource): Promise<readonly Encoding[]> {
  for await (const first of source()) return encodingsOf(first)
  return encodingsOf(new Uint8Array())
}

/** SHA-256 of the file; null: another encoding. */
async function hashed(source: SheetSource, encoding: Encoding): Promise<string | null> {
  const hash = createHash('sha256')
  for await (const text of textOf(source, encoding, (bytes) => hash.update(bytes))) if (text === null) return null
  return hash.digest('hex')
}

/** Line at which the sheet breaks; null: nowhere. */
async function breakOf(source: SheetSource, encoding: Encoding): Promise<SheetLine | null> {
  for await (const line of linesOf(source, encoding)) if ('broken' in line) return line
  return null
}

/** Lines of a comma- or tab-separated text. */
async function* linesOf(source: SheetSource, encoding: Encoding): AsyncGenerator<SheetLine> {
  let lines: ReturnType<typeof tableLines> | null = null
  for await (const text of textOf(source, encoding)) {
    if (text === null) throw new Fault('files.changed', 'the file is no longer what was read through')
    lines ??= tableLines(delimiterIn(text))
    yield* lines.add(text)
  }
  if (lines) yield* lines.end()
}

function delimiterIn(first: string): ',' | '\t' {
  const head = first.slice(0, first.search(/[\r\n]|$/))
  return head.includes('\t') && !head.includes(',') ? '\t' : ','
}

/** Pieces of text, the heading in one; null: no text. */
async function* textOf(
  source: SheetSource,
  encoding: Encoding,
  seen?: (bytes: Uint8Array) => void,
): AsyncGenerator<string | null> {
  const decode = textDecoder(encoding)
  let head: string | null = ''
  for await (const bytes of source()) {
    seen?.(bytes)
    const text = decode(bytes)
    if (text === null) return yield null
    if (head === null) yield text
    else head += text
    if (head === null || !(/[\r\n]/.test(head) || head.length > 65_536)) continue
    yield head
    head = null
  }
  const rest = decode(null)
  const last = rest === null ? null : (head ?? '') + rest
  if (last !== '') yield last
}

async function* only(line: SheetLine): AsyncGenerator<SheetLine> {
  yield line
}
