import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { CsvError, type Options, parse } from 'csv-parse'
import type { ReadSheet, SheetLine, SheetSource } from '#engine/store/sheet.ts'
import { Fault } from '#law/fault.ts'
import { encodingsOf, textDecoder } from '#records/import/decode-text.ts'

type Encoding = ReturnType<typeof encodingsOf>[number]
type Way = Pick<Options, 'delimiter' | 'record_delimiter' | 'relax_column_count' | 'skip_empty_lines'>

/** Reads through in advance: half files are never taken. */
export const readSheet: ReadSheet = async (source) => {
  for (const encoding of await encodingsIn(source)) {
    const whole = await readThrough(source, encoding)
    if (whole === null) continue
    const { sha256, broken } = whole
    return { kind: 'read', sha256, lines: () => (broken ? only(broken) : linesOf(source, encoding)) }
  }
  return { kind: 'refused', code: 'notText' }
}

async function encodingsIn(source: SheetSource): Promise<readonly Encoding[]> {
  for await (const first of source()) return encodingsOf(first)
  return encodingsOf(new Uint8Array())
}

type Whole = { readonly sha256: string; readonly broken: SheetLine | null }

/** Hash and break of the file; null: another encoding. */
async function readThrough(source: SheetSource, encoding: Encoding): Promise<Whole | null> {
  const hash = createHash('sha256')
  let check: ReturnType<typeof checker> | null = null
  let broken: SheetLine | null = null
  for await (const text of textOf(source, encoding, (bytes) => hash.update(bytes))) {
    if (text === null) return null
    check ??= checker(wayOf(text))
    broken ??= await check.add(text)
  }
  broken ??= (await check?.end()) ?? null
  return { sha256: hash.digest('hex'), broken }
}

/** Parses and keeps nothing; answers where it breaks. */
function checker(way: Way) {
  const parser = parse({ ...way, on_record: () => null })
  const done = finished(parser.resume()).then(
    () => null,
    (error: unknown): SheetLine => {
      if (error instanceof CsvError) return { line: Number(error['lines'] ?? 0), broken: error.message }
      throw error
    },
  )
  return {
    add: async (text: string): Promise<SheetLine | null> => {
      const taken = new Promise<null>((resolve) => parser.write(text, () => resolve(null)))
      return Promise.race([done, taken])
    },
    end: async () => {
      parser.end()
      return done
    },
  }
}

// Named, longest first: else the first row's end counts for all.
const lineEnds = ['\r\n', '\n', '\r']

function wayOf(first: string): Way {
  const head = first.slice(0, first.search(/[\r\n]|$/))
  return {
    delimiter: head.includes('\t') && !head.includes(',') ? '\t' : ',',
    record_delimiter: lineEnds,
    relax_column_count: true,
    skip_empty_lines: true,
  }
}

/** Lines of a comma- or tab-separated text. */
async function* linesOf(source: SheetSource, encoding: Encoding): AsyncGenerator<SheetLine> {
  const pieces = textOf(source, encoding)
  const first = await pieces.next()
  if (first.done) return
  const way = wayOf(known(first.value))
  const parser = Readable.from(joined(first.value, pieces)).pipe(parse({ ...way, info: true }))
  // Counted twice by the parser: CRLF between quotes.
  let twice = 0
  for await (const { record, info } of parser) {
    twice += count(record, /\r\n/g)
    yield { line: info.lines - count(record, /\r\n|\r|\n/g) - twice, cells: record }
  }
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

async function* joined(first: string | null, rest: AsyncIterable<string | null>): AsyncGenerator<string> {
  yield known(first)
  for await (const text of rest) yield known(text)
}

function known(text: string | null): string {
  if (text === null) throw new Fault('files.changed', 'the file is no longer what was read through')
  return text
}

async function* only(line: SheetLine): AsyncGenerator<SheetLine> {
  yield line
}

const count = (cells: readonly string[], what: RegExp) =>
  cells.reduce((sum, text) => (/[\r\n]/.test(text) ? sum + (text.match(what)?.length ?? 0) : sum), 0)
