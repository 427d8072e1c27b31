import { expect, it } from 'vitest'
import { setPaper } from '#hosts/paper/set-paper.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { plainSheet as sheet } from '#tests/support/pages/plain-sheet.ts'
import { type ReadPage, readPdf } from './read-pdf.ts'

const nothing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g/></svg>'

/** Bands of a colour, in millimetres from the top. */
function bands({ image: { data, width, height } }: ReadPage, isInk: (r: number, g: number, b: number) => boolean) {
  const found: { from: number; to: number }[] = []
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [r = 255, g = 255, b = 255] = data.subarray(pixel * 4, pixel * 4 + 3)
    if (!isInk(r, g, b)) continue
    const at = (Math.floor(pixel / width) / height) * 297
    const last = found.at(-1)
    if (last && at - last.to < 1) last.to = at
    else found.push({ from: at, to: at })
  }
  return found
}

const isDark = (r: number, g: number, b: number) => r + g + b < 300
const isRed = (r: number, g: number, b: number) => r > 150 && g < 110 && b < 130

const page = async (mark: string) => {
  const pdf = await setPaper([{ ...sheet, mark }])
  if (typeof pdf === 'string') throw new Error(pdf)
  const [first] = await readPdf(pdf)
  if (!first) throw new Error('no page')
  return first
}

it('stands over signature and date, which are a little under its centre, within a line of the text (GB/T 9704, 7.3.5)', async () => {
  const lines = bands(await page(nothing), isDark).filter(({ to }) => to < 255)
  const [text, signature, date] = lines.slice(-3)
  // The organ's mark and double line are red above 45 mm.
  const red = bands(await page(sampleSeal.mark('HJ', sheet.signature) ?? ''), isRed).filter(({ from }) => from > 45)
  const seal = { from: red[0]?.from ?? 0, to: red.at(-1)?.to ?? 0 }
  if (!text || !signature || !date) throw new Error(JSON.stringify(lines))
  expect(seal.to - seal.from).toBeGreaterThan(39)
  expect(seal.to - seal.from).toBeLessThan(42.5)
  const under = (signature.from + date.to) / 2 - (seal.from + seal.to) / 2
  expect(under).toBeGreaterThan(2)
  expect(under).toBeLessThan(9)
  expect(seal.from - text.to).toBeGreaterThan(0)
  expect(seal.from - text.to).toBeLessThan(297 / 29)
  expect(date.to).toBeLessThan(seal.to)
})
