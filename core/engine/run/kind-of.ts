import { wordOf } from '#engine/store/key-shape.ts'
import type { Key } from '#engine/store/ports.ts'
import type { Stored } from '#engine/store/stored.ts'
import { kinds } from './kinds.ts'

type Register = Readonly<Record<string, Stored>>
export type KindName = keyof typeof kinds

/** Kinds with a due moment; dispatchers have a line for each. */
export type DueName<Of extends Register = typeof kinds> = {
  [Name in keyof Of]: Of[Name]['due'] extends string ? Name : never
}[keyof Of]

/** Names of the kinds whose rows are the log. */
export type LogName<Of extends Register = typeof kinds> = {
  [Name in keyof Of]: Of[Name]['log'] extends true ? Name : never
}[keyof Of]

/** Kinds that follow from the log: rebuilders need each. */
export type FollowsName<Of extends Register = typeof kinds> = {
  [Name in keyof Of]: Of[Name]['from'] extends 'log' ? (Of[Name]['log'] extends true ? never : Name) : never
}[keyof Of]

const names = Object.keys(kinds).filter(isKind)

/** By first word, so that few patterns are tried. */
const byWord = Map.groupBy(
  names.flatMap((name) => kinds[name].keys.map((shape) => ({ name, shape }))),
  ({ shape }) => wordOf(shape.pk),
)

/** An item's kind; null: none of the register. */
export function kindOf(key: Key): KindName | null {
  const found = byWord.get(wordOf(key.pk))?.find(({ shape }) => shape.parts(key) !== null)
  return found?.name ?? null
}

export const isDueKind = (name: KindName | null): name is DueName => name !== null && kinds[name].due !== null
export const followsLog = (name: KindName): name is FollowsName => kinds[name].from === 'log' && !kinds[name].log
export const isLogKind = (name: KindName | null): name is LogName => name !== null && kinds[name].log

export function isKind(name: string): name is KindName {
  return Object.hasOwn(kinds, name)
}
