import type { Item, Json, Key, PublicFile } from '#engine/store/ports.ts'

/** Ways in which what stands is not what the log says. */
export type DifferenceCode =
  | 'missing'
  | 'unsupported'
  | 'changed'
  | 'malformed'
  | 'unplayable'
  | 'erased'
  | 'entryMissing'
  | 'entryExtra'
  | 'fileMissing'
  | 'fileChanged'
  | 'damaged'

export type Difference = {
  /** A kind of the register; or `index`, `file`, `public`, `database`. */
  readonly kind: string
  readonly code: DifferenceCode
  readonly key: Key
  /** Number of the case, or of the record's document. */
  readonly about: string | null
  /** Names alone: a value may be somebody's own. */
  readonly fields: readonly string[]
  /** The log's own item; null: it goes; absent: unknown. */
  readonly should?: Item | null
  /** A public file as the log draws it; null: it goes. */
  readonly file?: PublicFile | null
}

/** Names fields that differ, versions aside. */
export function fieldsApart(should: Item, is: Item): readonly string[] {
  const plain: Json = JSON.parse(JSON.stringify(should.body))
  return [...apart(plain, is.body, ''), ...apart({ ...should.index }, { ...is.index }, 'index')].slice(0, most)
}

const most = 8

function apart(should: Json | undefined, is: Json | undefined, at: string): readonly string[] {
  if (isBranch(should) && isBranch(is) && Array.isArray(should) === Array.isArray(is)) {
    const [before, now] = [new Map(Object.entries(should)), new Map(Object.entries(is))]
    const names = [...new Set([...before.keys(), ...now.keys()])].toSorted()
    return names.flatMap((name) => apart(before.get(name), now.get(name), at === '' ? name : `${at}.${name}`))
  }
  return should === is ? [] : [at === '' ? 'body' : at]
}

const isBranch = (value: Json | undefined): value is object & Json => typeof value === 'object' && value !== null
