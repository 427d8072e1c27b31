/** A defect or outage, thrown; an expected refusal is a value instead. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string

  constructor(code: string, message: string = code, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
