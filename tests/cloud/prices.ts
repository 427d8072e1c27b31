/** List prices of us-east-1 in US dollars, from the vendor's pages; unverified against a bill. */
export const prices = {
  /** https://aws.amazon.com/lambda/pricing/: requests, and gigabyte-seconds on arm64. */
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.000_013_333_4,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** https://aws.amazon.com/s3/pricing/ */
  s3Write: 5 / 1e6,
  s3Read: 0.4 / 1e6,
  /** https://aws.amazon.com/step-functions/pricing/ */
  transition: 25 / 1e6,
  expressRequest: 1 / 1e6,
  /** https://aws.amazon.com/api-gateway/pricing/ */
  httpRequest: 1 / 1e6,
  /** https://aws.amazon.com/kms/pricing/: asymmetric. */
  kms: 0.15 / 1e4,
} as const

/** What a case asks of the services. */
export type Calls = {
  readonly pages: number
  readonly invocations: number
  readonly transactions: number
  readonly itemsWritten: number
  readonly gets: number
  readonly queries: number
  readonly s3Reads: number
  readonly s3Writes: number
  readonly transitions: number
  readonly executions: number
  readonly signatures: number
}

// Half a gigabyte for a tenth of a second; items of a kilobyte and a half, pages of four.
const [gigabyteSeconds, unitsAWrite, unitsARead] = [0.05, 4, 1]

/** Dollars for a thousand such cases, without mail and what is stored. */
export const costOfThousand = (calls: Calls, mode: 'wait' | 'park'): number =>
  1000 *
  (calls.pages * prices.httpRequest +
    calls.invocations * (prices.invocation + gigabyteSeconds * prices.gigabyteSecond) +
    calls.itemsWritten * unitsAWrite * prices.writeUnit +
    (calls.gets + calls.queries) * unitsARead * prices.readUnit +
    calls.s3Reads * prices.s3Read +
    calls.s3Writes * prices.s3Write +
    calls.signatures * prices.kms +
    (mode === 'wait' ? calls.transitions * prices.transition : calls.executions * prices.expressRequest))
