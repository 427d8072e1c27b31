/** A 信用承诺书: what is signed, with the hash that proves it unedited. */
export type CommitmentText = {
  readonly edition: string
  readonly sha256: string
  readonly zh: string
  readonly en: string
}
