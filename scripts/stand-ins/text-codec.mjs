// By the runtime's own coder.
export const textDecode = (bytes, encoding = 'utf-8') => new TextDecoder(encoding).decode(bytes)
export const textEncode = (text = '', encoding = 'utf-8') =>
  new Uint8Array(Buffer.from(text, encoding === 'iso-8859-1' || encoding === 'windows-1252' ? 'latin1' : encoding))
