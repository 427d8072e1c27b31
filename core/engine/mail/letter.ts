import type { ChannelName } from '#engine/people/reach.ts'
import { bounceLookup, bucketOf, counterSlipsOf, dueMailOf, json, moment, undeliveredOf } from '#engine/store/keys.ts'
import type { Item, Mail, MailOutcome } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { bytesOf, type Sha256, toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import type { Holder } from '#workflows/contract/actor.ts'

/** Text kept with the letter, or a file read at each try. */
export type Enclosure = { readonly name: string; readonly type: string } & (
  | { readonly text: string }
  | { readonly file: string }
)

/** A kept mail: says the same each time, under one Message-ID. */
export type ComposedMail = Omit<Mail, 'attachments'> & { readonly enclosures: readonly Enclosure[] }

/** A mail before it is addressed. */
export type Composed = Pick<ComposedMail, 'subject' | 'text' | 'html' | 'enclosures'>

/** Readers, which say who is told of a failure. */
export type Audience = 'applicant' | 'staff' | 'pool' | 'alarm' | 'digest'

/** `permanent`: refused here. `temporary`: put off. `technical`: a server's or our fault. */
export type Failure = 'temporary' | 'permanent' | 'technical'

/** A mail and what became of it. */
export type Letter = {
  /** Empty for what is about no single case. */
  readonly caseId: string
  readonly area: string
  readonly seq: number
  readonly notice: string
  /** Limit it is about, or null. */
  readonly limit: string | null
  readonly formal: boolean
  readonly audience: Audience
  readonly to: Holder
  readonly mail: ComposedMail
  /** Sent as short text to `mail.to`; left out: mail. */
  readonly isText?: true
  /** Channel that the account chose; left out: as the case says. */
  readonly by?: ChannelName
  /**
   * `created`: not tried. `sending`: with a sender until its due moment; found later and handed over, it may have
   * arrived. `waiting`: tried again. `accepted`, `failed`: ends, the former undone by a bounce. `dropped`: nothing left to remind of.
   */
  readonly state: 'created' | 'sending' | 'waiting' | 'accepted' | 'failed' | 'dropped'
  /** True once its text leaves. Left out before 2026-11-30. */
  readonly handedOver?: boolean
  /** Kind of failure of its last try. */
  readonly failure: Failure | null
  readonly tries: number
  /** Tries that ended unknown or cut off: each may have arrived. */
  readonly doubtful: number
  readonly lastReason: string | null
  readonly acceptedAt: number | null
  readonly failedAt: number | null
  /** Not before this moment. */
  readonly notBefore: number
}

const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
const hours72 = 72 * 3_600_000

/** Letter over what was stored, due until settled. */
export function letterItem(letter: Letter, before: Item, now: number): Item {
  const { pk, sk, v } = before
  const isOpen = letter.state === 'created' || letter.state === 'waiting' || letter.state === 'sending'
  const kept = isOpen ? letter : { ...letter, mail: withoutToken(letter.mail) }
  return { pk, sk, v: v + 1, body: json(kept), index: indexOf(letter, `${pk}#${sk}`, now) }
}

/** Link's secret: erased once the letter is out. */
export function withoutToken(mail: ComposedMail): ComposedMail {
  const plain = (said: string) => said.replace(/[0-9A-HJKMNP-TV-Z]{52}/g, '…')
  return { ...mail, text: plain(mail.text), ...(mail.html !== undefined && { html: plain(mail.html) }) }
}

/** Hash of a kept letter, as its service entry has it. */
export const letterHash = ({ sha256 }: { readonly sha256: Sha256 }, mail: ComposedMail): string =>
  toHex(sha256(bytesOf(canonical(json(withoutToken(mail))))))

/** Moment when an unsettled letter is due. */
export const dueAt = (item: Item): number => Number(item.index?.due?.[1].slice(0, 15))

/** Updates the letter by a try; given up after 72 hours. */
export function after({ handedOver: _, ...letter }: Letter, outcome: MailOutcome, now: number): Letter {
  const tries = letter.tries + 1
  if (outcome.kind === 'accepted') return { ...letter, state: 'accepted', failure: null, acceptedAt: now, tries }
  const isOver = outcome.kind === 'permanent' || isGivenUp(tries)
  return {
    ...letter,
    tries,
    state: isOver ? 'failed' : 'waiting',
    failure: outcome.kind === 'unknown' ? 'technical' : outcome.kind,
    doubtful: letter.doubtful + (outcome.kind === 'unknown' ? 1 : 0),
    lastReason: outcome.reason,
    failedAt: isOver ? now : null,
  }
}

/** Taken by our server, returned by the reader's. */
export const bounced = (letter: Letter, reason: string, now: number): Letter => ({
  ...letter,
  state: 'failed',
  failure: 'permanent',
  lastReason: reason,
  failedAt: now,
})

function indexOf(letter: Letter, id: string, now: number): NonNullable<Item['index']> {
  const { state, mail, failedAt, acceptedAt, area, by } = letter
  const at = state === 'created' ? letter.notBefore : Math.max(letter.notBefore, now + waitAfter(letter.tries - 1))
  const isOpen = state === 'created' || state === 'waiting' || state === 'sending'
  return {
    ...(isOpen && { due: [dueMailOf(bucketOf(letter.caseId || id)), `${moment(at)}#${id}`] as const }),
    ...(failedAt !== null && {
      queue: [undeliveredOf(area, shanghaiDay(failedAt).slice(0, 7)), `${moment(failedAt)}#${id}`] as const,
    }),
    ...(failedAt === null &&
      acceptedAt !== null &&
      by === 'counter' && { queue: [counterSlipsOf(shanghaiDay(acceptedAt)), `${moment(acceptedAt)}#${id}`] as const }),
    ...(mail.bounceToken && { lookup: [bounceLookup(mail.bounceToken), id] as const }),
  }
}

/** True after 72 hours of tries. */
const isGivenUp = (tries: number): boolean =>
  Array.from({ length: tries - 1 }, (_, i) => waitAfter(i)).reduce((sum, wait) => sum + wait, 0) >= hours72

/** After the table's end each wait is as long as its last. */
const waitAfter = (i: number) => waits[Math.max(0, i)] ?? waits.at(-1) ?? 0
