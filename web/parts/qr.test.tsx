import jsqr from 'jsqr'
import { renderToString } from 'preact-render-to-string'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { Qr } from './qr.tsx'

it.each([
  'https://example.cn/track#0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV',
  `https://example.cn/track#${'0000-'.repeat(7)}`,
  '信用异议',
])('reads back as %s', async (text) => {
  const svg = renderToString(<Qr text={text} label="查询码" />).replace(
    '<svg',
    '<svg xmlns="http://www.w3.org/2000/svg"',
  )
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(400)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(text)
})
