// Runs as its own program, so that a hostile file breaks nothing else. Reads a file on standard input; writes its
// number of pages (4 bytes) and one page as WebP. Has no settings, keys or rights to write.
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

/** Upright as meant, without place and time. */
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
