import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse/sync'
import type { ReadSheet, SheetLine, SheetSource } from '#engine/store/sheet.ts'
import { Fault } from '#law/fault.ts'
import { encodingsOf, textDecoder } from '#records/import/decode-text.ts'

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

/** Takes a text piece by piece; `end` gives what is left. */
export type TableLines = { add(piece: string): Generator<SheetLine>; end(): Generator<SheetLine> }

/** Record in a text: `to` without, `next` with its line end. */
type Found = { readonly to: number; readonly next: number; readonly lines: number; readonly isQuoted: boolean }

// Longest first: else a CRLF ends two lines.
const lineEnds = ['\r\n', '\n', '\r']
const [quote, lineFeed, carriageReturn] = [34, 10, 13]

/** Characters of a record, beyond which no quote is closed. */
const longest = 1_000_000

/** Lines of a comma- or tab-separated text; a parser reads only quoted ones. */
export function tableLines(delimiter: ',' | '\t'): TableLines {
  let rest = ''
  let line = 1
  let isBroken = false

  function* quoted(raw: string, starts: readonly number[]): Generator<SheetLine> {
    try {
      const how = { delimiter, record_delimiter: lineEnds, relax_column_count: true, skip_empty_lines: true }
      const records: readonly string[][] = parse(raw, how)
      for (const [i, cells] of records.entries()) yield { line: starts[i] ?? line, cells }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      isBroken = true
      yield { line: (starts[0] ?? 1) - 1 + Number(error['lines'] ?? 1), broken: error.message }
    }
  }

  function* split(text: string, isLast: boolean): Generator<SheetLine> {
    let at = 0
    let run: { readonly from: number; readonly starts: number[] } | null = null
    for (let found = recordAt(text, at, isLast); found; found = recordAt(text, at, isLast)) {
      if (found.isQuoted) {
        run ??= { from: at, starts: [] }
        run.starts.push(line)
      } else {
        if (run) yield* quoted(text.slice(run.from, at), run.starts)
        run = null
        if (found.to > at) yield { line, cells: text.slice(at, found.to).split(delimiter) }
      }
      if (isBroken) return
      line += found.lines
      at = found.next
    }
    if (run) yield* quoted(text.slice(run.from, at), run.starts)
    rest = text.slice(at)
    if (isBroken || rest.length <= longest) return
    isBroken = true
    yield { line, broken: 'a quoted cell does not end' }
  }
  return {
    *add(piece) {
      if (!isBroken) yield* split(rest + piece, false)
    },
    *end() {
      if (!isBroken) yield* split(rest, true)
    },
  }
}

/** The record that begins there; null while it is not whole. */
function recordAt(text: string, from: number, isLast: boolean): Found | null {
  let [quotes, lines] = [0, 0]
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) quotes += 1
    if (code !== lineFeed && code !== carriageReturn) continue
    const isPair = code === carriageReturn && text.charCodeAt(at + 1) === lineFeed
    // Its other half may be in the next piece.
    if (code === carriageReturn && at + 1 === text.length && !isLast) return null
    lines += 1
    if (quotes % 2 === 0) return { to: at, next: at + (isPair ? 2 : 1), lines, isQuoted: quotes > 0 }
    if (isPair) at += 1
  }
  return isLast && from < text.length ? { to: text.length, next: text.length, lines, isQuoted: quotes > 0 } : null
}
