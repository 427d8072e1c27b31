// A program of its own, so that a file made to break its reader breaks nothing else: takes a file on standard input,
// writes the number of its pages (4 bytes) and one of them as WebP. No settings, no keys, and no right to write or to start anything.
import { buffer } from 'node:stream/consumers'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'

const [type = '', page = '1'] = process.argv.slice(2)
const widest = 1400
const mostPixels = 100_000_000
const mostPages = 2000

const bytes = await buffer(process.stdin)
const { pages, picture } = type === 'application/pdf' ? await pdfPage(Number(page)) : await image()
const head = Buffer.alloc(4)
head.writeUInt32LE(pages)
process.stdout.write(Buffer.concat([head, picture]))

/** Turned upright as the camera meant; what else the file says of itself, place and time, stays behind. */
async function image() {
  const picture = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize({ width: widest, height: widest * 2, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer()
  return { pages: 1, picture }
}

async function pdfPage(n: number) {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  const pages = Math.min(document.getPageCount(), mostPages)
  const shown = document.getPage(Math.min(Math.max(n, 1), pages) - 1)
  const { originalWidth: width, originalHeight: height } = shown.getOriginalSize()
  const scale = Math.min(widest / width, (widest * 2) / height, 4)
  const picture = await shown.render({
    scale,
    render: ({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: '#fff' })
        .webp({ quality: 80 })
        .toBuffer(),
  })
  return { pages, picture: Buffer.from(picture.data) }
}
