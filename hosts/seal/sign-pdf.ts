import { Fault } from '#law/fault.ts'
import { type SealKey, signedData } from './signed-data.ts'

/** Bytes for a signature with a city's long chain. */
const room = 8192

/** Appends a signature (ISO 32000-1, 12.8); printed bytes stay. */
export function signPdf(pdf: Uint8Array, who: SealKey & { readonly reason: string; readonly at: number }): Uint8Array {
  const printed = Buffer.from(pdf)
  const { update, gap } = appended(printed, who)
  const whole = Buffer.concat([printed, update])
  const start = printed.length + gap
  const end = start + room * 2 + 2
  const range = `[0 ${start} ${end} ${whole.length - end}]`.padEnd(rangeMark.length)
  whole.write(range, whole.indexOf(rangeMark, printed.length), 'latin1')
  const signature = signedData(Buffer.concat([whole.subarray(0, start), whole.subarray(end)]), who)
  if (signature.length > room) throw new Fault('seal.tooLong', `${signature.length} bytes of signature`)
  whole.write(Buffer.from(signature).toString('hex'), start + 1, 'latin1')
  return new Uint8Array(whole)
}

const rangeMark = '[0 ********** ********** **********]'

/** New objects and table; `gap` is the signature's offset. */
function appended(printed: Buffer, { reason, at }: { readonly reason: string; readonly at: number }) {
  const text = printed.toString('latin1')
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const size = Number(found(trailer, /\/Size (\d+)/))
  const [root, page] = [found(trailer, /\/Root (\d+) 0 R/), found(text, /\/Type \/Pages[^>]*?\/Kids \[(\d+) 0 R/)]
  const [signature, field] = [size, size + 1]
  const objects = [
    [root, added(objectOf(text, root), `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page, objectOf(text, page).replace('/Annots [', `/Annots [${field} 0 R `)],
    [
      String(field),
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`,
    ],
    [
      String(signature),
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${stamp(at)}Z) /Reason <${utf16(reason)}> /ByteRange ${rangeMark} /Contents <${'0'.repeat(room * 2)}> >>`,
    ],
  ] as const
  let update = '\n'
  const places = objects.map(([number, body]) => {
    const place = printed.length + update.length
    update += `${number} 0 obj\n${body}\nendobj\n`
    return { number: Number(number), place }
  })
  const rows = places
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, place }) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
  const before = found(trailer, /startxref\s+(\d+)/)
  const table = printed.length + update.length
  const ids = /\/ID \[[^\]]*\]/.exec(trailer)?.[0] ?? ''
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? ''
  const gap = update.lastIndexOf('/Contents <') + '/Contents '.length
  update += `xref\n${rows.join('')}trailer\n<< /Size ${size + 2} /Root ${root} 0 R ${info} ${ids} /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`
  return { update: Buffer.from(update, 'latin1'), gap }
}

const added = (dictionary: string, more: string) => `${dictionary.slice(0, dictionary.lastIndexOf('>>'))}${more}\n>>`

const objectOf = (text: string, number: string) =>
  found(text, new RegExp(`(?:^|\\n)${number} 0 obj\\s([\\s\\S]*?)\\sendobj`))

function found(text: string, what: RegExp): string {
  const value = what.exec(text)?.[1]
  if (value === undefined) throw new Fault('seal.unreadable', `the printed file has no ${what.source}`)
  return value
}

const stamp = (at: number) => new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)

const utf16 = (text: string) =>
  `feff${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
