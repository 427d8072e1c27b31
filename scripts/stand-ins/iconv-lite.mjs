// Of iconv-lite, what libmime asks for, by the decoders that Node has (full ICU): no tables in the bundle.

/** Charsets under iconv-lite's names that the platform calls otherwise. */
const names = { cp936: 'gbk', ms936: 'gbk', cp950: 'big5', cp949: 'euc-kr', cp932: 'shift_jis' }

function labelOf(name) {
  const plain = String(name)
    .toLowerCase()
    .replace(/^cp(?=125\d$)/, 'windows-')
  try {
    return new TextDecoder(names[plain] ?? plain).encoding
  } catch {
    return null
  }
}

const codecs = new Map()

/** One object an encoding, told apart by identity; throws for what is no charset. */
export function getCodec(name) {
  const label =
    labelOf(name) ?? (/^(utf-?7(imap)?|unicode-1-1-utf-7|base64|hex|utf-?32)$/i.test(name) ? String(name) : null)
  if (label === null) throw new Error(`Encoding not recognized: '${name}'`)
  if (!codecs.has(label)) codecs.set(label, { decoder: {} })
  return codecs.get(label)
}

export const encodingExists = (name) => labelOf(name) !== null

export const decode = (bytes, name) => new TextDecoder(labelOf(name) ?? 'utf-8').decode(Buffer.from(bytes))

export function getDecoder(name) {
  const decoder = new TextDecoder(labelOf(name) ?? 'utf-8')
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

export default { getCodec, encodingExists, decode, getDecoder }
