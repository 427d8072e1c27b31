import { PDFiumLibrary } from '@hyzyla/pdfium'

const library = await PDFiumLibrary.init()

export type ReadPage = {
  readonly text: string
  /** RGBA as drawn, a point each 1.5 mm. */
  readonly image: { readonly data: Uint8Array; readonly width: number; readonly height: number }
}

/** Pages of a file by text and picture. */
export async function readPdf(pdf: Uint8Array, scale = 1): Promise<readonly ReadPage[]> {
  const document = await library.loadDocument(Buffer.from(pdf))
  const pages = [...document.pages()]
  const texts = pages.map((page) => page.getText())
  const images = await Promise.all(pages.map((page) => page.render({ scale, render: 'bitmap' })))
  const read = images.map(({ data, width, height }, i) => ({
    text: texts[i] ?? '',
    image: { data: Uint8Array.from(data), width, height },
  }))
  document.destroy()
  return read
}

/** Finds ink within millimetres from the upper left corner. */
export function hasInk(
  { image: { data, width, height } }: ReadPage,
  box: readonly [number, number, number, number],
): boolean {
  const [left, top, right, bottom] = box.map((mm, i) =>
    Math.round((mm / (i % 2 === 0 ? 210 : 297)) * (i % 2 === 0 ? width : height)),
  )
  for (let y = top ?? 0; y < (bottom ?? 0); y += 1)
    for (let x = left ?? 0; x < (right ?? 0); x += 1)
      for (let c = 0; c < 3; c += 1) if ((data[(y * width + x) * 4 + c] ?? 255) < 200) return true
  return false
}

/** Lines break anywhere, and Chinese has no blanks. */
export const plain = (text: string) => text.replace(/[\s\u200b]/g, '')
