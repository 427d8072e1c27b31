import type { Engine } from '#engine/store/engine.ts'
import type { Recipient } from '#records/recipient.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { findWrong } from './copies.ts'
import { type Held, heldIn, rangeDigest, ranges } from './holding.ts'

type Store = Pick<Engine, 'table' | 'crypto'>

/** Digest of all that should be held in a range. */
export type RangeDigest = { readonly range: string; readonly digest: string; readonly records: number }

/** A record that is missing, other, or held too long. */
export type Difference = {
  readonly record: string
  readonly what: 'missing' | 'other' | 'extra'
  /** Digest of what should be held; null: nothing. */
  readonly digest: string | null
}

const perPage = 64

/** Digests range by range; `next` is null after the last. */
export async function rangeDigests(
  store: Store,
  { scope }: Recipient,
  from: number,
): Promise<{ readonly ranges: readonly RangeDigest[]; readonly next: number | null }> {
  const asked = ranges.slice(from, from + perPage)
  const found = await Promise.all(
    asked.map(async (range) => {
      const held = await heldIn(store, scope, range)
      return { range, digest: rangeDigest(store, held), records: held.length }
    }),
  )
  return { ranges: found, next: from + perPage < ranges.length ? from + perPage : null }
}

/** The ranges that differ, with all to be held there. */
export async function differingRanges(
  store: Store,
  { scope }: Recipient,
  given: Readonly<Record<string, string>>,
): Promise<readonly (RangeDigest & { readonly held: readonly Held[] })[]> {
  const found = await Promise.all(
    Object.entries(given).map(async ([range, theirs]) => {
      const held = await heldIn(store, scope, range)
      const digest = rangeDigest(store, held)
      return digest === theirs ? [] : [{ range, digest, records: held.length, held }]
    }),
  )
  return found.flat()
}

/** Compares a whole list with what should be held. */
export async function* differencesOf(
  store: Pick<Engine, 'table'>,
  { scope }: Pick<Recipient, 'scope'>,
  theirs: ReadonlyMap<string, string>,
): AsyncGenerator<Difference> {
  const left = new Set(theirs.keys())
  for (const range of ranges) {
    for (const { record, digest } of await heldIn(store, scope, range)) {
      const own = theirs.get(record)
      left.delete(record)
      if (own !== digest) yield { record, what: own === undefined ? 'missing' : 'other', digest }
    }
  }
  for (const record of left) yield { record, what: 'extra', digest: null }
}

/** Opens again what was found to differ, whatever the recipient said before. */
export async function noteDifference(
  engine: Engine,
  { id: recipient }: Recipient,
  { record, what }: Pick<Difference, 'record' | 'what'>,
  actor: Actor,
): Promise<boolean> {
  return findWrong(engine, { record, recipient }, actor, what)
}

/** Reads lines `record digest`; names those that are none. */
export function readHeld(text: string): {
  readonly held: ReadonlyMap<string, string>
  readonly bad: readonly number[]
} {
  const held = new Map<string, string>()
  const bad: number[] = []
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const [, record, digest] = /^\s*"?([0-9A-Z]{26})"?[\s,;]+"?([0-9a-f]{64})"?\s*$/.exec(line) ?? []
    if (record !== undefined && digest !== undefined) held.set(record, digest)
    else if (line.trim() !== '' && !(i === 0 && /record|编号/i.test(line))) bad.push(i + 1)
  }
  return { held, bad }
}
