import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { Day, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { bytesOf, type Sha256, toHex } from '#ledger/bytes.ts'

/** An opaque id, what became of it and when (ADR 10). */
export type FeedLine = {
  /** Of what is not public now: the SHA-256 of its id, in hex. */
  readonly id: string
  readonly change: 'changed' | 'ended'
  readonly at: number
  /** Left out: of a record. */
  readonly of?: 'notice'
}

/** Last entry confirmed, never moved back (ADR 14). */
export type Acknowledgement = { readonly through: number; readonly at: number }

/** Last change told of a record or notice, by its version. */
export type Told = {
  readonly change: FeedLine['change']
  readonly v: number
  /** Instant of its line; left out before 2026-12. */
  readonly at?: number
}
/** Lines of the day, and those already in files. */
export type Head = {
  readonly day: string
  readonly lines: number
  readonly written: number
  /** Files whose lines moved since: their day and number. */
  readonly redraw?: readonly (readonly [Day: string, n: number])[]
}

/** Tells whoever held an id that it ended, and nobody else which. */
export const goneId = (id: string, sha256: Sha256): string => toHex(sha256(bytesOf(id)))
/** Ids themselves are shorter. */
export const isGone = ({ id }: FeedLine): boolean => /^[0-9a-f]{64}$/.test(id)

const change = z.enum(['changed', 'ended'])
const Line = exactly<FeedLine>({ id: z.string(), change, at: z.number(), of: z.literal('notice').exactOptional() })

export const toldKeys = [keyShape('record#{id}', 'told'), keyShape('notice#{id}', 'told')] as const
export const waitingKeys = keyShape('feed#new', '{moment}#{id}#{n}')
/** By an id, or an ended one’s hash, its lines are found. */
export const linesLookup = (id: string): string => `lines#${id}`
export const lineKeys = keyShape('changes#{day}', '{place}')
export const feedHeadKeys = keyShape('follower#feed', 'position')
export const markKeys = keyShape('feed#{unit}', 'acknowledged')

// No log holds instants of publication: compared with the present state.
export const toldKind = stored('what the feed was told last', {
  schema: exactly<Told>({ change, v: z.int(), at: z.number().exactOptional() }),
  keys: toldKeys,
  due: null,
  from: 'door',
})

export const lineKind = stored('line of the public feed', {
  schema: Line,
  keys: [waitingKeys, lineKeys],
  index: { lookup: ['lines#{id} → {day}#{place}'] },
  due: null,
  from: 'door',
})

export const feedHeadKind = stored('how far the feed is', {
  schema: exactly<Head>({
    day: Day,
    lines: z.int(),
    written: z.int(),
    redraw: z.array(z.tuple([Day, z.int()])).exactOptional(),
  }),
  keys: [feedHeadKeys],
  due: null,
  from: 'door',
  sealed: true,
})

export const markKind = stored('how far a recipient has confirmed the full feed', {
  schema: exactly<Acknowledgement>({ through: z.number(), at: z.number() }),
  keys: [markKeys],
  due: null,
  from: 'door',
  sealed: true,
})
