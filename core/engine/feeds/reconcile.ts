import type { Engine } from '#engine/store/engine.ts'
import type { Recipient } from '#records/recipient.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { findWrong } from './copies.ts'
import { type Held, heldIn, rangeDigest, ranges } from './holding.ts'

type Store = Pick<Engine, 'table'> & { readonly crypto: Pick<Engine['crypto'], 'sha256'> }

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

/** A range as the other side has it: its digest, or each of its records. */
export type Theirs = string | Readonly<Record<string, string>>
/** By a digest all to be held there; by records the differences. */
export type Differing = RangeDigest &
  ({ readonly held: readonly Held[] } | { readonly differences: readonly Difference[] })

/** The ranges that differ, two characters of an id or more. */
export async function differingRanges(
  store: Store,
  { scope }: Recipient,
  given: Readonly<Record<string, Theirs>>,
): Promise<readonly Differing[]> {
  const found = await Promise.all(
    Object.entries(given).map(async ([range, theirs]): Promise<readonly Differing[]> => {
      const held = await heldIn(store, scope, range)
      const known = { range, digest: rangeDigest(store, held), records: held.length }
      if (typeof theirs === 'string') return known.digest === theirs ? [] : [{ ...known, held }]
      const differences = differencesIn(held, new Map(Object.entries(theirs).filter(([id]) => id.startsWith(range))))
      return differences.length === 0 ? [] : [{ ...known, differences }]
    }),
  )
  return found.flat()
}

function differencesIn(held: readonly Held[], theirs: Map<string, string>): readonly Difference[] {
  const found = held.flatMap(({ record, digest }): readonly Difference[] => {
    const own = theirs.get(record)
    theirs.delete(record)
    return own === digest ? [] : [{ record, what: own === undefined ? 'missing' : 'other', digest }]
  })
  return [...found, ...[...theirs.keys()].map((record) => ({ record, what: 'extra', digest: null }) as const)]
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

/** A difference to be noted. */
export type Found = Pick<Difference, 'record' | 'what'>

/** Opens again what was found to differ, whatever the recipient said before. */
export async function noteDifference(
  engine: Engine,
  { id: recipient }: Pick<Recipient, 'id'>,
  { record, what }: Found,
  actor: Actor,
): Promise<boolean> {
  return findWrong(engine, { record, recipient }, actor, { note: what })
}

/** Notes each; answers how many were new. */
export async function noteDifferences(
  engine: Engine,
  to: Pick<Recipient, 'id'>,
  found: readonly Found[],
  actor: Actor,
): Promise<number> {
  let noted = 0
  for (const one of found) if (await noteDifference(engine, to, one, actor)) noted += 1
  return noted
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
