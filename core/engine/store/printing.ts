import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'

/** Blocks in order, for printer and print page alike. */
export type Block =
  | { readonly kind: 'text' | 'heading' | 'subheading' | 'quiet'; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** One paper in one language. */
export type Sheet = {
  readonly lang: 'zh' | 'en'
  /** 发文机关标志, above everything; empty where no organ issues it. */
  readonly head: string
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly blocks: readonly Block[]
  readonly signature: string
  readonly date: string
  /** The file's own date, so that printing again gives the same file. */
  readonly day: Day
  /** 附注, under the date: whom to ask. */
  readonly contact: string
  /** Over the signature: the mark as SVG, or words for none. */
  readonly mark: string | null
  readonly draft: string | null
  /** Above the title of a courtesy translation. */
  readonly preface: string
  /** With {n} and {of}. */
  readonly page: string
  /** The QR leads to `link`; null where there is nothing to verify. */
  readonly verify: { readonly link: string; readonly text: string } | null
  readonly proof: string
  /** A list on its side, smaller than a letter. */
  readonly wide?: true
  /** Descriptions of its pictures, for those who hear it. */
  readonly alt: { readonly mark: string; readonly qr: string }
  /** Said where the typeface lacks a character. */
  readonly lacking?: string
}

export const glyphWords = {
  lacking: {
    zh: '本文书的字库没有的字，以其统一码编号〔U+…〕表示，原字见网页。',
    en: 'A character that the typeface of this paper lacks is written as its Unicode number, 〔U+…〕; the page on the web shows it.',
  },
} as const satisfies Record<string, Bilingual>

/** Makes a paper's file; people's words stay data, no markup. */
export type Printer = { print(sheets: readonly Sheet[]): Promise<Uint8Array> }

/** The unit's seal (电子印章). A city names its own service here. */
export type Seal = {
  /** True: binds nobody, and says so on its face. */
  readonly sample: boolean
  /** SVG set over the signature; null: the service stamps the finished file. */
  mark(unit: string, name: string): string | null
  /** The sealed file. A fault where the service did not seal. */
  apply(pdf: Uint8Array, unit: string): Promise<Uint8Array>
}

export type Printing = { readonly printer: Printer; readonly seal: Seal }
