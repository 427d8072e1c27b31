import { createRequire } from 'node:module'
import { expect, it } from 'vitest'

// As libmime finds them, and without types.
const require = createRequire(import.meta.url)
const [iconv, encodingJapanese] = ['iconv-lite', 'encoding-japanese'].map((name) => require(name))
const [light, japanese] = ['iconv-lite', 'encoding-japanese'].map(
  (name) => require(`../../scripts/stand-ins/${name}.mjs`).default,
)

const texts = ['收件人地址不存在。', 'Undelivered: 〔2026〕8', 'naïve – “quoted”']
const charsets = ['gbk', 'GB2312', 'GB18030', 'big5', 'utf-8', 'windows-1252', 'iso-8859-1', 'koi8-r', 'cp936', 'cp950']

it.each(charsets)('reads %s as the package does that it stands in for', (charset) => {
  for (const text of texts) {
    const bytes = iconv.encode(text, charset)
    expect(light.decode(bytes, charset)).toBe(iconv.decode(bytes, charset))
    const decoder = light.getDecoder(charset)
    const parts = [...bytes].map((byte) => decoder.write(Buffer.from([byte])))
    expect([...parts, decoder.end()].join('')).toBe(light.decode(bytes, charset))
  }
})

it('knows the same charsets, and refuses what is none', () => {
  for (const name of [...charsets, 'utf-7x', 'nonsense'])
    expect(light.encodingExists(name)).toBe(iconv.encodingExists(name))
  expect(() => light.getCodec('nonsense')).toThrow()
  expect(light.getCodec('cp936')).toBe(light.getCodec('gbk'))
  expect(light.getCodec('utf7')).not.toBe(light.getCodec('base64'))
})

it('reads Japanese mails likewise', () => {
  const bytes = encodingJapanese.convert(encodingJapanese.stringToCode('配信不能の通知'), {
    to: 'JIS',
    from: 'UNICODE',
  })
  expect(japanese.convert(bytes, { from: 'ISO-2022-JP' })).toBe('配信不能の通知')
})
