import type { Json, Key } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { pack } from './pack.ts'
import { phrased, unphrased } from './phrases.ts'
import { unpack } from './unpack.ts'

/** A place in a list: index, partition, sort key. */
export type Listed = readonly [name: string, ipk: string, isk: string]

type Row = Readonly<Record<string, unknown>>

/** Lists of a row as stored; '' where there are none. */
export function writtenLists(lists: readonly Listed[], key: Key, isThrowaway = false): string | Uint8Array {
  if (lists.length === 0) return ''
  const packed = isThrowaway ? null : pack(lists, key.pk)
  return packed ? phrased(packed, key) : JSON.stringify(lists)
}

/** Reads packed lists, or the JSON of older programs and editors. */
export function readLists({ pk, sk, idx }: Row): readonly Listed[] {
  if (idx === '') return []
  try {
    const key = { pk: String(pk), sk: String(sk) }
    const lists: Json = idx instanceof Uint8Array ? unpack(unphrased(idx, key), key.pk) : JSON.parse(String(idx))
    if (Array.isArray(lists) && lists.every(isListed)) return lists
  } catch (cause) {
    throw new Fault('storedForm', `${pk} ${sk}: idx`, { cause })
  }
  throw new Fault('storedForm', `${pk} ${sk}: idx`)
}

const isListed = (one: unknown): one is Listed =>
  Array.isArray(one) && one.length === 3 && one.every((part) => typeof part === 'string')
