import type { Sheet } from './paper-sheet.ts'

/** Makes a file of a paper. What a person wrote reaches it as data, never as markup. */
export type Printer = { print(sheets: readonly Sheet[]): Promise<Uint8Array> }

/** The unit's seal (电子印章). A city names its own service here. */
export type Seal = {
  /** True for a seal that binds nobody; it says so on its face. */
  readonly sample: boolean
  /** What the printer sets over the signature, as SVG; null where the service stamps the finished file. */
  mark(unit: string, name: string): string | null
  /** The sealed file. A fault where the service did not seal. */
  apply(pdf: Uint8Array, unit: string): Promise<Uint8Array>
}

export type Printing = { readonly printer: Printer; readonly seal: Seal }
