export type Decoded =
  | { readonly kind: 'decoded'; readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'gb18030' }
  | { readonly kind: 'refused'; readonly code: 'notText' }

/** Text as Chinese offices save it: UTF-8, UTF-16, else GB 18030. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  const first = decoded(bytes, 'utf-8')
  return first.kind === 'decoded' ? first : decoded(bytes, 'gb18030')
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'gb18030'): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // A spreadsheet or an archive under the name of a text file.
    return text.includes('\0') ? { kind: 'refused', code: 'notText' } : { kind: 'decoded', text, encoding }
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'refused', code: 'notText' }
    throw error
  }
}
