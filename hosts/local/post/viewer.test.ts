import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { localViewer } from './viewer.ts'

const viewer = localViewer()

it('draws a photo anew, upright, bounded and without what it says of its maker', async () => {
  const photo = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { Artist: '张三' }, IFD3: { GPSLatitude: '22/1 55/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const picture = await viewer.picture({ type: 'image/jpeg', bytes: photo }, 1)
  const seen = await sharp(picture?.bytes).metadata()
  expect([seen.format, seen.width, seen.height, seen.exif]).toEqual(['webp', 933, 2800, undefined])
})

it('draws the page of a PDF that is asked for, and counts them', async () => {
  const picture = await viewer.picture({ type: 'application/pdf', bytes: twoPages }, 2)
  expect(picture?.pages).toBe(2)
  const { data } = await sharp(picture?.bytes).raw().toBuffer({ resolveWithObject: true })
  expect([...data.subarray(0, 3)].map((n) => n > 128)).toEqual([false, false, true]) // the second page is blue
})

it('outlives files made to break their reader', async () => {
  const bomb = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', '0000ffff0000ffff0802000000'),
    chunk('IDAT', deflateSync(Buffer.alloc(99_999)).toString('hex')),
    chunk('IEND', ''),
  ])
  const bad = [
    { type: 'image/png', bytes: bomb },
    { type: 'image/jpeg', bytes: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex') },
    { type: 'application/pdf', bytes: new Uint8Array() },
  ]
  for (const file of bad) expect((await viewer.picture(file, 1)) === null).toBe(true)
  expect(await viewer.picture({ type: 'application/ofd', bytes: bomb }, 1)).toBeNull()
  const loop = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>')
  await viewer.picture({ type: 'application/pdf', bytes: loop }, 1)
})

it('waits no longer than it is told', async () => {
  expect(await localViewer({ patience: 1 }).picture({ type: 'application/pdf', bytes: twoPages }, 1)).toBeNull()
})

const pageOf = (fill: string) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents ${fill} 0 R>>`
const stream = (text: string) => `<</Length ${text.length}>>stream\n${text}\nendstream`
const twoPages = pdf([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
  pageOf('5'),
  pageOf('6'),
  stream('1 0 0 rg 0 0 200 200 re f'),
  stream('0 0 1 rg 0 0 200 200 re f'),
])

function pdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj${object}endobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

function chunk(name: string, hex: string): Buffer {
  const data = Buffer.from(hex, 'hex')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}
