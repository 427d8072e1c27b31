import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { toString as drawQr } from 'qrcode'
import type { Printer } from '#engine/printing.ts'
import { Fault } from '#law/fault.ts'

/** PDF by Typst in this process, with the fonts of npm embedded as subsets. Texts go in as inputs, never as source. */
export function typstPrinter(): Printer {
  const source = readFileSync(new URL('../../hosts/local/paper.typ', import.meta.url), 'utf8')
  let compiler: NodeCompiler | undefined
  return {
    async print(sheets) {
      compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fonts() }] })
      const [first] = sheets
      const link = first?.verify?.link
      const qr = link === undefined ? '' : await drawQr(link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
      const data = JSON.stringify({ sheets, qr, page: first?.page ?? '' })
      const made = compiler.compile({ mainFileContent: source, inputs: { data } })
      const document = made.result
      if (!document) throw new Fault('printFailed', JSON.stringify(explain(compiler, made)))
      const pdf = compiler.pdf(document, { pdfStandard: 'a-2b' })
      compiler.evictCache(10)
      return new Uint8Array(pdf)
    },
  }
}

type Made = ReturnType<NodeCompiler['compile']>

function explain(compiler: NodeCompiler, made: Made): unknown {
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
