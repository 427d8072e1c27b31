import { Fault } from '#law/fault.ts'
import type { Key } from './ports.ts'

/** Pattern as `case#{id}`; only the last part may hold '#'. */
type Named<Text extends string> = Text extends `${string}{${string}}${infer Rest}` ? [string, ...Named<Rest>] : []

/** Keys of one kind: made of parts, and told from others. */
export type KeyShape<Parts extends readonly string[] = readonly string[]> = {
  readonly pk: string
  readonly sk: string
  readonly key: (...parts: Parts) => Key
  /** Parts of a key in order; null: another kind's. */
  readonly parts: (key: Key) => readonly string[] | null
}

/** Key of a kind, parts in the order of `pk` and `sk`. */
export function keyShape<Pk extends string, Sk extends string>(pk: Pk, sk: Sk): KeyShape<[...Named<Pk>, ...Named<Sk>]>
export function keyShape(pk: string, sk: string): KeyShape<string[]> {
  const [inPk, inSk] = [piecesOf(pk), piecesOf(sk)]
  let patterns: readonly [RegExp, RegExp] | undefined
  return {
    pk,
    sk,
    key: (...parts) => ({ pk: filled(inPk, parts, 0), sk: filled(inSk, parts, inPk.length - 1) }),
    parts(key) {
      patterns ??= [patternOf(pk), patternOf(sk)]
      const [isPk, isSk] = patterns
      const before = isPk.exec(key.pk)
      const behind = before && isSk.exec(key.sk)
      return before && behind ? [...before.slice(1), ...behind.slice(1)] : null
    },
  }
}

/** First part of a key: as a rule, whose it is. */
export const partIn = (shape: KeyShape, key: Key): string => partsIn(shape, key)[0] ?? ''

/** Parts of a key of this kind. */
export function partsIn({ pk, sk, parts }: KeyShape<never>, key: Key): readonly string[] {
  const found = parts(key)
  if (!found) throw new Fault('otherKey', `${key.pk} ${key.sk} is no ${pk} ${sk}`)
  return found
}

/** The regular expression of a pattern. */
export function patternOf(pattern: string): RegExp {
  const pieces = piecesOf(pattern).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const last = pieces.pop() ?? ''
  if (pieces.length === 0) return new RegExp(`^${last}$`, 's')
  return new RegExp(`^${pieces.join('([^#]*)').replace(/$/, '(.*)')}${last}$`, 's')
}

/** First word of a key, before its first part. */
export const wordOf = (pk: string): string => /^\w*/.exec(pk)?.[0] ?? ''

const piecesOf = (pattern: string): readonly string[] => pattern.split(/\{\w+\}/)

function filled(pieces: readonly string[], parts: readonly string[], from: number): string {
  let text = pieces[0] ?? ''
  for (let i = 1; i < pieces.length; i += 1) text += `${parts[from + i - 1]}${pieces[i]}`
  return text
}
