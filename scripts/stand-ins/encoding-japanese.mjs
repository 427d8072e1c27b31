// Of encoding-japanese, what libmime asks for: bytes to text, by Node's own decoders.
const convert = (bytes, { from }) =>
  new TextDecoder(/euc/i.test(from) ? 'euc-jp' : 'iso-2022-jp').decode(Buffer.from(bytes))

export default { convert }
