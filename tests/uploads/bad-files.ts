import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { samples } from '#tests/contract/sample-files.ts'

/** Test virus, assembled here so that no scanner takes this source. */
export const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR'}-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`)

type Bad = { readonly name?: string; readonly bytes: Uint8Array; readonly code: string }

const office = 'application/vnd.openxmlformats-officedocument'
const types = (kind: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="${office}.${kind}.main+xml"/></Types>`
const word = { '[Content_Types].xml': types('wordprocessingml.document'), 'word/document.xml': '<w/>' }
const pdf = (...objects: readonly (string | Buffer)[]) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects.map((one) => Buffer.from(one)), Buffer.from('\n%%EOF\n')])
const objectStream = (type: string, inner: string) => [
  `3 0 obj<<${type}/N 1/First 4/Filter/FlateDecode>>stream\n`,
  deflateSync(Buffer.from(inner)),
  '\nendstream endobj\n',
]
const action = (name: string) => pdf(`1 0 obj<</OpenAction<</S/${name}>>>>endobj\n`)

/** Every kind of S3, with the reason that each is refused for. */
export const badFiles: Readonly<Record<string, Bad>> = {
  EICAR: { bytes: eicar, code: 'type' },
  'EICAR zipped': { bytes: zip({ 'eicar.com': eicar }), code: 'type' },
  'EICAR in a document': { bytes: zip({ ...word, 'word/media/a.png': eicar }), code: 'infected' },
  'EICAR in a PDF': { bytes: pdf('1 0 obj<<>>stream\n', eicar, '\nendstream endobj\n'), code: 'infected' },
  'EICAR behind a picture': { bytes: Buffer.concat([samples.png, eicar]), code: 'infected' },
  'a zip bomb by its own account': { bytes: zip({ ...word, big: Buffer.alloc(9) }, { big: 0x7fffffff }), code: 'type' },
  'a zip bomb by its ratio': { bytes: zip({ ...word, 'word/big.xml': Buffer.alloc(30_000_000) }), code: 'type' },
  'a zip bomb that lies': {
    bytes: zip({ ...word, 'word/big.xml': Buffer.alloc(30_000_000) }, { 'word/big.xml': 9 }),
    code: 'type',
  },
  'a picture that is also an archive': { bytes: Buffer.concat([samples.png, zip({ 'a.js': 'x' })]), code: 'type' },
  'a picture that is also a PDF': { bytes: Buffer.concat([samples.png, samples.pdf]), code: 'type' },
  'a picture that is also a page': {
    bytes: Buffer.concat([samples.png, Buffer.from('<script>x</script>')]),
    code: 'type',
  },
  'a PDF that is also an archive': { bytes: Buffer.concat([samples.pdf, zip({ 'a.class': 'x' })]), code: 'type' },
  'a document behind a program': { bytes: Buffer.concat([Buffer.from('MZ'), zip(word)]), code: 'type' },
  'a macro document': { bytes: zip({ ...word, 'word/vbaProject.bin': 'x' }), code: 'active' },
  'a macro sheet of Excel 4': { bytes: zip({ ...word, 'xl/macrosheets/sheet1.xml': '<x/>' }), code: 'active' },
  'a macro under another name': {
    bytes: zip({ ...word, 'word/_rels/document.xml.rels': '<R Type="http://schemas/relationships/vbaProject"/>' }),
    code: 'active',
  },
  'a document that fetches its template': {
    bytes: zip({
      ...word,
      'word/_rels/settings.xml.rels': '<R Type="http://s/relationships/attachedTemplate" Target="http://x"/>',
    }),
    code: 'active',
  },
  'a document that starts a program': {
    bytes: zip({ ...word, 'word/document.xml': '<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>' }),
    code: 'active',
  },
  'a document with paths in it': { bytes: zip({ ...word, '../../evil.xml': 'x' }), code: 'type' },
  'a document with one part twice': { bytes: zip({ ...word, 'WORD/document.xml': 'x' }), code: 'type' },
  SVG: { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), code: 'type' },
  HTML: { bytes: Buffer.from('<!doctype html><script>1</script>'), code: 'type' },
  'a PDF with script': { bytes: action('JavaScript/JS(app.alert(1))'), code: 'active' },
  'a PDF with script in hexadecimal': { bytes: action('J#61vaScr#69pt/#4aS(x)'), code: 'active' },
  'a PDF that starts a program': { bytes: action('Launch/F(cmd.exe)'), code: 'active' },
  'a PDF that sends a form': { bytes: action('SubmitForm/F(http://x)'), code: 'active' },
  'a PDF with a file in it': { bytes: pdf('1 0 obj<</Names<</EmbeddedFiles 2 0 R>>>>endobj\n'), code: 'active' },
  'a PDF with script in a packed part': {
    bytes: pdf(...objectStream('/Type/ObjStm', '1 0 <</S/JavaScript/JS(x)>>')),
    code: 'active',
  },
  'a PDF whose packed part hides its name': {
    bytes: pdf(...objectStream('/Type/Obj#53tm', '1 0 <</S/JavaScript/JS(x)>>')),
    code: 'active',
  },
  'a PDF with a packed part that nobody can read': {
    bytes: pdf('3 0 obj<</Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]>>stream\nzz\nendstream endobj\n'),
    code: 'active',
  },
  'a name that leads elsewhere': { bytes: samples.pdf, name: '../../../etc/cron.d/a.pdf', code: 'name' },
  'a name that reads backwards': { bytes: samples.pdf, name: '决定书\u202efdp.exe', code: 'name' },
  'a program called a picture': { bytes: Buffer.from('7f454c4602010100', 'hex'), name: 'a.jpg', code: 'type' },
  'text called a PDF': { bytes: Buffer.from('hello'), name: 'a.pdf', code: 'type' },
  'an empty file': { bytes: new Uint8Array(), code: 'missing' },
  'no file': { bytes: new Uint8Array(), name: '', code: 'none' },
}

type Content = string | Uint8Array

/** ZIP of packed entries; `claimed` is the directory's size. */
function zip(entries: Readonly<Record<string, Content>>, claimed: Readonly<Record<string, number>> = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(data), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claimed[name] ?? data.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), head, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, one) => sum + one.length, 0),
    8,
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end])
}

/** Not bad, only unlucky: what a scanned picture may hold by chance. */
export const harmless: Readonly<Record<string, Uint8Array>> = {
  'a PDF whose pictures spell /JS by chance': pdf('1 0 obj<<>>stream\n', '\x00/JS \x01/AA ', '\nendstream endobj\n'),
  'a document about pesticides': zip({ ...word, 'word/document.xml': '<w:t>DDE and DDT</w:t>' }),
  'a PDF that opens at its first page': pdf('1 0 obj<</OpenAction[3 0 R/Fit]>>endobj\n'),
}
