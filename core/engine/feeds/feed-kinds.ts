import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { Day, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** An opaque id, what became of it and when (ADR 10). */
export type FeedLine = {
  readonly id: string
  readonly change: 'changed' | 'ended'
  readonly at: number
  /** Left out: of a record. */
  readonly of?: 'notice'
}

/** Mark up to which a recipient of the full feed has confirmed reading: cumulative, never back (ADR 14). */
export type Acknowledgement = { readonly through: number; readonly at: number }

/** Change the feed was told last of a record or notice, as of which of its writes. */
export type Told = { readonly change: FeedLine['change']; readonly v: number }
/** The day's lines so far, and how many of them are in its files. */
export type Head = { readonly day: string; readonly lines: number; readonly written: number }

const change = z.enum(['changed', 'ended'])
const Line = exactly<FeedLine>({ id: z.string(), change, at: z.number(), of: z.literal('notice').exactOptional() })

export const toldKeys = [keyShape('record#{id}', 'told'), keyShape('notice#{id}', 'told')] as const
export const waitingKeys = keyShape('feed#new', '{moment}#{id}#{n}')
export const lineKeys = keyShape('changes#{day}', '{place}')
export const feedHeadKeys = keyShape('follower#feed', 'position')
export const markKeys = keyShape('feed#{unit}', 'acknowledged')

// The instants at which something was published stand in no log; what is published now is held against it by itself.
export const toldKind = stored('what the feed was told last', {
  schema: exactly<Told>({ change, v: z.int() }),
  keys: toldKeys,
  due: null,
  from: 'door',
})

export const lineKind = stored('line of the public feed', {
  schema: Line,
  keys: [waitingKeys, lineKeys],
  due: null,
  from: 'door',
})

export const feedHeadKind = stored('how far the feed is', {
  schema: exactly<Head>({ day: Day, lines: z.int(), written: z.int() }),
  keys: [feedHeadKeys],
  due: null,
  from: 'door',
})

export const markKind = stored('how far a recipient has confirmed the full feed', {
  schema: exactly<Acknowledgement>({ through: z.number(), at: z.number() }),
  keys: [markKeys],
  due: null,
  from: 'door',
})
