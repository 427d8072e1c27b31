import { inflateSync } from 'node:zlib'

const mostUnpacked = 200 * 1024 * 1024

// Names that start, run, send or carry; long, since pictures match.
const active =
  /\/(JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|SubmitForm|ImportData|GoToE|Rendition|Movie)(?![A-Za-z])|\/XFA\s*[[\d<]/

/** Finds active content, hexadecimal and packed too. */
export function isActivePdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return active.test(unescaped(text)) || objectStreams(text).some((inner) => activeInside.test(unescaped(inner)))
}

// A packed part is all text, so the short name counts there.
const activeInside = new RegExp(`${active.source}|/JS(?![A-Za-z])`)

/** /J#53 is /JS. */
const unescaped = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Dictionaries may be packed into object streams (PDF 1.5). */
function objectStreams(text: string): readonly string[] {
  const found: string[] = []
  let before = 0
  for (const { 0: word, index } of text.matchAll(/stream[ \t]*(\r\n|\n|\r)/g)) {
    const dictionary = unescaped(text.slice(Math.max(before, index - 4000), index))
    before = index
    if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) continue
    const from = index + word.length
    const end = text.indexOf('endstream', from)
    found.push(inflated(text.slice(from, end < 0 ? undefined : end)))
  }
  const named = unescaped(text).match(/\/ObjStm(?![A-Za-z])/g)?.length ?? 0
  return named > found.length ? [...found, unseen] : found
}

// A packed part that cannot be looked into counts as active.
const unseen = '/JS'

function inflated(text: string): string {
  try {
    return inflateSync(Buffer.from(text, 'latin1'), { maxOutputLength: mostUnpacked, finishFlush: 2 }).toString(
      'latin1',
    )
  } catch {
    return unseen
  }
}
