import { bucketOf, dueOf, json, moment } from './keys.ts'
import type { Item, Mail } from './ports.ts'

/** What goes with a letter: text kept with it, or a file of the store, read anew each time the letter is sent. */
export type Enclosure = { readonly name: string; readonly type: string } & (
  | { readonly text: string }
  | { readonly file: string }
)

/** A mail as it is kept: sent again, it says the same under the same Message-ID. */
export type ComposedMail = Omit<Mail, 'attachments'> & { readonly enclosures: readonly Enclosure[] }

/** A mail and what became of it. */
export type Letter = {
  readonly caseId: string
  readonly seq: number
  readonly notice: string
  readonly formal: boolean
  readonly mail: ComposedMail
  /** `sending`: with one sender until its due moment; found so after that, it was cut off and may have arrived. */
  readonly state: 'sending' | 'waiting' | 'accepted' | 'failed'
  readonly tries: number
  /** Tries that ended unknown or were cut off: each may have arrived, and is counted. */
  readonly doubtful: number
  readonly lastReason: string | null
  readonly acceptedAt: number | null
}

const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
const hours72 = 72 * 3_600_000

/** The letter over what was stored before, due again while it is not settled. */
export function letterItem(letter: Letter, before: Item, now: number): Item {
  const { pk, sk, v } = before
  const at = now + waitAfter(letter.tries - 1)
  const due =
    letter.state === 'waiting' || letter.state === 'sending'
      ? { index: { due: [dueOf(bucketOf(letter.caseId)), `${moment(at)}#${letter.caseId}#${sk}`] as const } }
      : {}
  return { pk, sk, v: v + 1, body: json(letter), ...due }
}

export const letterOf = (item: Item): Letter => item.body as unknown as Letter

/** True once the tries have gone on for 72 hours. */
export const isGivenUp = (tries: number): boolean =>
  Array.from({ length: tries - 1 }, (_, i) => waitAfter(i)).reduce((sum, wait) => sum + wait, 0) >= hours72

/** After the table's end each wait is as long as its last. */
const waitAfter = (i: number) => waits[Math.max(0, i)] ?? waits.at(-1) ?? 0
