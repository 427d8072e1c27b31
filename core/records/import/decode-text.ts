type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

export type Decoded =
  | { readonly kind: 'decoded'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'refused'; readonly code: 'notText' }

/** Encodings of Chinese offices, to be tried in turn. */
export const encodingsOf = (first: Uint8Array): readonly Encoding[] =>
  first[0] === 0xff && first[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']

/** Text as Chinese offices save it. */
export function decodeText(bytes: Uint8Array): Decoded {
  for (const encoding of encodingsOf(bytes)) {
    const decode = textDecoder(encoding)
    const [text, rest] = [decode(bytes), decode(null)]
    if (text !== null && rest !== null) return { kind: 'decoded', text: text + rest, encoding }
  }
  return { kind: 'refused', code: 'notText' }
}

/** Decodes pieces, at last null; answers null for other bytes. */
export function textDecoder(encoding: Encoding): (piece: Uint8Array | null) => string | null {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (piece) => {
    try {
      const text = piece === null ? decoder.decode() : decoder.decode(piece, { stream: true })
      // A spreadsheet or an archive under the name of a text file.
      return text.includes('\0') ? null : text
    } catch (error) {
      if (error instanceof TypeError) return null
      throw error
    }
  }
}
