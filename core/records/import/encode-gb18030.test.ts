import { expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { encodeGb18030 } from './encode-gb18030.ts'

it('encodes every letter as the standard’s decoder reads it', () => {
  expect([...encodeGb18030('云浮a')]).toEqual([0xd4, 0xc6, 0xb8, 0xa1, 0x61])
  const letters: string[] = []
  for (let code = 1; code < 0x11000; code += 1)
    if (code < 0xd800 || code > 0xf8ff) letters.push(String.fromCodePoint(code))
  const text = `${letters.join('')}𠮷𪚥〔〕￥`
  expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(text))).toBe(text)
  expect(decodeText(encodeGb18030('云浮市〔2026〕𠮷'))).toMatchObject({ encoding: 'gb18030', text: '云浮市〔2026〕𠮷' })
})
