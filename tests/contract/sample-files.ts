import { crc32, deflateSync } from 'node:zlib'

const text = (s: string) => new Uint8Array(Buffer.from(s, 'latin1'))

/** Small files of each kind, made here. */
const pdf = text('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const png = bytesOf(
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010806000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.alloc(5))),
  chunk('IEND', Buffer.alloc(0)),
)
const officeTypes = 'application/vnd.openxmlformats-officedocument'
const docx = (...more: readonly string[]) =>
  zip({ '[Content_Types].xml': contentTypes('wordprocessingml.document'), 'word/document.xml': '<w/>', ...named(more) })

export const samples = {
  pdf,
  png,
  accepted: {
    'application/pdf': pdf,
    'image/png': png,
    'image/jpeg': bytesOf(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')),
    'image/webp': bytesOf(
      Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0', 'latin1'),
    ),
    'image/heic': bytesOf(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')),
    'application/ofd': zip({ 'OFD.xml': '<ofd/>', 'Doc_0/Document.xml': '<d/>' }),
    [`${officeTypes}.wordprocessingml.document`]: docx(),
    [`${officeTypes}.spreadsheetml.sheet`]: zip({
      '[Content_Types].xml': contentTypes('spreadsheetml.sheet'),
      'xl/workbook.xml': '<x/>',
    }),
  },
  refused: {
    SVG: text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    HTML: text('<!doctype html><script>alert(1)</script>'),
    'plain text': text('hello'),
    'a program': bytesOf(Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(64)),
    'a plain ZIP': zip({ 'a.txt': 'a' }),
    'a document with macros': docx('word/vbaProject.bin'),
    'an OFD with a page in it': zip({ 'OFD.xml': '<ofd/>', 'x.html': '<script>' }),
    'a ZIP that unpacks without end': zip({ 'OFD.xml': '<ofd/>' }, 0x7fffffff),
    'a PDF with script': text('%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n'),
    'a PDF with script in disguise': text('%PDF-1.4\n1 0 obj<</S/J#61vaScript/#4aS(x)>>endobj\n%%EOF\n'),
    'a PDF with script in a packed part': bytesOf(
      Buffer.from('%PDF-1.5\n3 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n'),
      deflateSync(Buffer.from('1 0 <</S/JavaScript/JS(x)>>')),
      Buffer.from('\nendstream endobj\n%%EOF\n'),
    ),
  },
}

function bytesOf(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  return Buffer.concat([u32be(data.length), body, u32be(crc32(body))])
}

function contentTypes(kind: string): string {
  return `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="${officeTypes}.${kind}.main+xml"/></Types>`
}

function named(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, 'x']))
}

/** ZIP of stored entries; `claimed` is their stated size. */
function zip(entries: Readonly<Record<string, string>>, claimed?: number): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content)
    const head = (size: number) => [u32(crc32(data)), u32(data.length), u32(size), u16(name.length), u16(0)]
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20),
      Buffer.alloc(8),
      ...head(data.length),
      Buffer.from(name),
      data,
    ])
    locals.push(local)
    directory.push(
      Buffer.concat([
        Buffer.concat([u32(0x02014b50), u16(20), u16(20), Buffer.alloc(8), ...head(claimed ?? data.length)]),
        Buffer.concat([Buffer.alloc(10), u32(offset), Buffer.from(name)]),
      ]),
    )
    offset += local.length
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  const count = u16(directory.length)
  return bytesOf(...locals, ...directory, u32(0x06054b50), u32(0), count, count, u32(size), u32(offset), u16(0))
}

function u16(n: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(n)
  return bytes
}

function u32(n: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}

function u32be(n: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}
