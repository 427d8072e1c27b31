import { CsvError, parse } from 'csv-parse/sync'
import type { SheetLine } from '#engine/store/sheet.ts'

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
