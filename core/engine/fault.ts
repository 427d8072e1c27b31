/** What is thrown: the machine failed, or the program is wrong. What is expected is a refusal, a value. */
export class Fault extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'Fault'
    this.code = code
  }
}
