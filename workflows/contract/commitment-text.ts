/** One edition of a 信用承诺书: what is signed, word by word, and the hash that shows nobody has edited it since. */
export type CommitmentText = {
  readonly edition: string
  readonly sha256: string
  readonly zh: string
  readonly en: string
}
