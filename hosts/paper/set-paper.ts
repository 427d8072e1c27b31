import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { toString as drawQr } from 'qrcode'
import type { Sheet } from '#engine/store/printing.ts'
import { type Glyphs, glyphsOf } from './glyphs.ts'
import { spellOut } from './spell-out.ts'

/** Archive's standard with tags; `ua-1` serves those who listen. */
export type PdfStandard = 'a-2a' | 'ua-1'

const source = readFileSync(new URL('paper.typ', import.meta.url), 'utf8')
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: facePaths().map((path) => dirname(path)) }] })
let drawn: readonly Glyphs[] | undefined

/** PDF of the sheets, or Typst's objection; texts are inputs alone. */
export async function setPaper(
  given: readonly Sheet[],
  pdfStandard: PdfStandard = 'a-2a',
): Promise<Uint8Array | string> {
  drawn ??= facePaths().map(glyphsOf)
  const faces = drawn
  const sheets = given.map((sheet) => spellOut(sheet, faces))
  const [first] = sheets
  const link = first?.verify?.link
  const qr = link === undefined ? '' : await drawQr(link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  const made = fitted(sheets, JSON.stringify({ sheets, qr }))
  if (typeof made === 'string') return made
  const pdf = new Uint8Array(compiler.pdf(made, { pdfStandard }))
  compiler.evictCache(10)
  return pdf
}

/** Place of a signature: page, and lines above. */
type Ending = { readonly page: number; readonly lines: number }

/**
 * Sets lines closer or wider where the seal lacks room (GB/T 9704). Spends no page on a paper's end, and seals none
 * with a line or two.
 */
function fitted(sheets: readonly Sheet[], data: string): NodeTypstDocument | string {
  const fits = sheets.map(() => 1)
  const known = new Map<string, ReturnType<NodeCompiler['compile']>>()
  const set = () => {
    const as = JSON.stringify(fits)
    const made = known.get(as) ?? compiler.compile({ mainFileContent: source, inputs: { data, fits: as } })
    known.set(as, made)
    return made
  }
  const ending = (i: number, fit: number): Ending | undefined => {
    fits[i] = fit
    return endings(set().result)[i]
  }
  const usual = set()
  if (!usual.result) return JSON.stringify(explain(usual))
  for (const [i, { page, lines }] of endings(usual.result).entries()) {
    if (page === 1 || lines > worthAPage) continue
    const fewer = loosest((fit) => (ending(i, fit)?.page ?? page) < page)
    fits[i] = fewer ?? (lines > two ? 1 : wider.find((fit) => (ending(i, fit)?.lines ?? 0) > two)) ?? 1
  }
  return set().result ?? usual.result
}

/** Place of the last paper's setting: most are like it. */
let lately = 2

/** Widest of the closer settings that does, by halves. */
function loosest(does: (fit: number) => boolean): number | undefined {
  let [known, open] = [closer.length, 0]
  for (let next = lately; open < known; next = Math.floor((open + known) / 2)) {
    if (does(closer[next] ?? 1)) known = next
    else open = next + 1
  }
  lately = Math.min(known, closer.length - 1)
  return closer[known]
}

const closer = [0.92, 0.84, 0.76, 0.7, 0.62, 0.55]
const wider = [1.1, 1.2, 1.3, 1.4, 1.5]
const worthAPage = 7
const two = 2.6

const endings = (document: NodeTypstDocument | null): readonly Ending[] =>
  document === null ? [] : compiler.query(document, { selector: '<ending>', field: 'value' })

function explain(made: ReturnType<NodeCompiler['compile']>): unknown {
  const error = made.takeDiagnostics()
  return error ? compiler.fetchDiagnostics(error) : 'no document'
}

/** The faces that the template names. */
function facePaths(): string[] {
  const { resolve } = createRequire(import.meta.url)
  const face = (name: string) => resolve(`@expo-google-fonts/${name}.ttf`)
  return [
    face('noto-serif-sc/400Regular/NotoSerifSC_400Regular'),
    face('noto-serif-sc/700Bold/NotoSerifSC_700Bold'),
    face('noto-sans-sc/500Medium/NotoSansSC_500Medium'),
  ]
}
