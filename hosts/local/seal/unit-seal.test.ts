import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { signatureIn } from '#tests/support/signature-in.ts'
import { selfSigned } from '../../seal/certificate.ts'
import { typstPrinter } from '../paper/typst-printer.ts'
import { sealCheck } from './seal-check.ts'
import { unitSeal } from './unit-seal.ts'

const at = Date.UTC(2026, 8, 24, 2)
const clock = { now: () => at }
let place: Awaited<ReturnType<typeof folder>>
let printed: Uint8Array
beforeAll(async () => {
  place = await folder()
  printed = await typstPrinter().print([blank])
})
afterAll(() => place.remove())

const blank = {
  lang: 'zh' as const,
  head: '云浮市生态环境局',
  title: '通知书',
  number: '云信〔2026〕1号',
  addressee: '甲',
  blocks: [{ kind: 'text' as const, text: '正文。' }],
  signature: '云浮市生态环境局',
  date: '2026年9月24日',
  day: '2026-09-24' as const,
  contact: '',
  mark: null,
  draft: null,
  preface: '',
  page: '第{n}页　共{of}页',
  verify: null,
  proof: '',
  alt: { mark: '', qr: '' },
}
const sealed = (seals?: string) =>
  unitSeal({ dataFolder: place.path, seals, city: '云浮市', clock }).apply(printed, 'HJ')

describe("a unit's seal", () => {
  it('signs the whole file, which stays as it was printed and opens', async () => {
    const pdf = await sealed()
    const { holds, isWhole, certificate } = signatureIn(pdf)
    expect([holds, isWhole]).toEqual([true, true])
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.raw.includes('云浮市')).toBe(true)
    expect(Buffer.from(pdf).subarray(0, printed.length).equals(Buffer.from(printed))).toBe(true)
    const library = await PDFiumLibrary.init()
    const document = await library.loadDocument(Buffer.from(pdf))
    expect([...document.pages()].map((page) => page.getText()).join('')).toContain('云浮市生态环境局')
    document.destroy()
    library.destroy()
  })

  it('does not hold over a file with one letter changed', async () => {
    const pdf = Buffer.from(await sealed())
    pdf[200] = (pdf[200] ?? 0) ^ 1
    expect(signatureIn(pdf).holds).toBe(false)
  })

  it('keeps its own key with the others, and shows its fingerprint on the picture', async () => {
    const seal = unitSeal({ dataFolder: place.path, seals: undefined, city: '云浮市', clock })
    const mark = seal.mark('HJ', '云浮市生态环境局') ?? ''
    const print = signatureIn(await sealed())
      .certificate.fingerprint256.replaceAll(':', '')
      .slice(0, 16)
    expect([mark.includes(print), mark.includes('云浮市生态环境局'), mark.includes('样')]).toEqual([true, true, false])
    expect(statSync(join(place.path, 'keys', 'seal.pem')).mode & 0o777).toBe(0o600)
  })

  it("takes the deployment's key and picture of that unit, and its default for another", async () => {
    const seals = join(place.path, 'seals')
    mkdirSync(seals)
    writeFileSync(join(seals, 'HJ.pem'), selfSigned('HJ', at))
    writeFileSync(join(seals, 'default.pem'), selfSigned('others', at))
    writeFileSync(join(seals, 'HJ.svg'), '<svg/>')
    const seal = unitSeal({ dataFolder: place.path, seals, city: '云浮市', clock })
    const subjects = ['HJ', 'RS'].map(async (unit) => signatureIn(await seal.apply(printed, unit)).certificate.subject)
    expect(await Promise.all(subjects)).toEqual(['CN=HJ', 'CN=others'])
    expect(seal.mark('HJ', '云浮市生态环境局')).toBe('<svg/>')
    rmSync(seals, { recursive: true })
  })

  it('says which file cannot be used', () => {
    const seals = join(place.path, 'bad')
    mkdirSync(seals)
    writeFileSync(join(seals, 'HJ.pem'), 'nothing')
    expect(() => unitSeal({ dataFolder: place.path, seals, city: '云浮市', clock })).toThrow(/HJ\.pem/)
    const issuer = { url: 'https://sso.example', clientId: 'x', clientSecret: 'y' }
    expect([undefined, seals].map((folder) => sealCheck({ issuer, seals: folder }).level)).toEqual(['warning', 'error'])
    expect(sealCheck({ issuer: undefined, seals: undefined }).level).toBe('ok')
    expect(() => unitSeal({ dataFolder: place.path, seals: '/none', city: '云浮市', clock })).toThrow(/REDRESS_SEALS/)
  })
})
