import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import type { SheetLine } from '#engine/scan/import-rows.ts'

// Named, longest first: else the first row's end counts for all.
const lineEnds = ['\r\n', '\n', '\r']

/** Lines of a comma- or tab-separated text, or where it breaks. */
export async function* csvLines(text: string): AsyncGenerator<SheetLine> {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const options = {
    delimiter: delimiterOf(plain),
    record_delimiter: lineEnds,
    relax_column_count: true,
    skip_empty_lines: true,
  }
  const broken = brokenAt(plain, options)
  if (broken !== null) return yield broken
  const parser = Readable.from(pieces(plain)).pipe(parse({ ...options, info: true }))
  // Counted twice by the parser: CRLF between quotes.
  let twice = 0
  for await (const { record, info } of parser) {
    twice += count(record, /\r\n/g)
    yield { line: info.lines - count(record, /\r\n|\r|\n/g) - twice, cells: record }
  }
}

/** Reads in advance: half files are never taken. */
function brokenAt(
  text: string,
  options: Pick<Options, 'delimiter' | 'record_delimiter' | 'relax_column_count' | 'skip_empty_lines'>,
): SheetLine | null {
  try {
    parseAtOnce(text, { ...options, on_record: () => null })
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: Number(error['lines'] ?? 0), broken: error.message }
  }
}

function delimiterOf(text: string): ',' | '\t' {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  return head.includes('\t') && !head.includes(',') ? '\t' : ','
}

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 65_536) yield text.slice(from, from + 65_536)
}

const count = (cells: readonly string[], what: RegExp) =>
  cells.reduce((sum, text) => sum + (text.match(what)?.length ?? 0), 0)
