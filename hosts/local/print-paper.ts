// A program of its own: Typst holds the thread for as long as it sets a page, and here nobody waits for that thread.
// Takes papers one after another by message and answers each with a PDF or why there is none; ends with whoever started it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { toString as drawQr } from 'qrcode'
import type { Sheet } from '#engine/paper-sheet.ts'

export type PrintOrder = { readonly sheets: readonly Sheet[] }
export type Printed = { readonly pdf: Uint8Array } | { readonly failed: string }

const source = readFileSync(new URL('paper.typ', import.meta.url), 'utf8')
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fonts() }] })

process.on('message', async ({ sheets }: PrintOrder) => {
  process.send?.(await print(sheets).catch((cause: unknown) => ({ failed: String(cause) })))
})
process.on('disconnect', () => process.exit(0))

/** Texts go in as inputs, never as source. */
async function print(sheets: readonly Sheet[]): Promise<Printed> {
  const [first] = sheets
  const link = first?.verify?.link
  const qr = link === undefined ? '' : await drawQr(link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  const data = JSON.stringify({ sheets, qr, page: first?.page ?? '' })
  const made = compiler.compile({ mainFileContent: source, inputs: { data } })
  if (!made.result) return { failed: JSON.stringify(explain(made)) }
  const pdf = new Uint8Array(compiler.pdf(made.result, { pdfStandard: 'a-2b' }))
  compiler.evictCache(10)
  return { pdf }
}

function explain(made: ReturnType<NodeCompiler['compile']>): unknown {
  const error = made.takeDiagnostics()
  return error ? compiler.fetchDiagnostics(error) : 'no document'
}

/** The folders of the faces that the template names. */
function fonts(): string[] {
  const { resolve } = createRequire(import.meta.url)
  const face = (name: string) => dirname(resolve(`@expo-google-fonts/${name}.ttf`))
  return [
    face('noto-serif-sc/400Regular/NotoSerifSC_400Regular'),
    face('noto-serif-sc/700Bold/NotoSerifSC_700Bold'),
    face('noto-sans-sc/500Medium/NotoSansSC_500Medium'),
  ]
}
