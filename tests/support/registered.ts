import { type KindName, kindOf } from '#engine/run/kind-of.ts'
import { kinds } from '#engine/run/kinds.ts'
import { patternOf } from '#engine/store/key-shape.ts'
import type { Item, Key, Table } from '#engine/store/ports.ts'

const names = Object.keys(kinds) as KindName[]

/** Kinds that name a key; exactly one is right. */
export function kindsOf(key: Key): readonly KindName[] {
  const found = byWord.get(wordOf(key.pk))?.filter(({ shape }) => shape.parts(key) !== null) ?? []
  return [...new Set(found.map(({ name }) => name))]
}

const wordOf = (pk: string): string => /^[^#{]*/.exec(pk)?.[0] ?? ''
/** Few patterns are tried for a key. */
const byWord = Map.groupBy(
  names.flatMap((name) => kinds[name].keys.map((shape) => ({ name, shape }))),
  ({ shape }) => wordOf(shape.pk),
)

/** Departure of an item from the register, or null. */
export function unregistered(item: Item): string | null {
  const named = kindsOf(item)
  const [name] = named
  const at = `${item.pk} ${item.sk}`
  if (name === undefined || named.length > 1) return `${at}: ${named.length === 0 ? 'no kind' : named.join(', ')}`
  if (kindOf(item) !== name) return `${at}: found as ${kindOf(item)}`
  const { index, log, read } = kinds[name]
  if (log !== (item.log === true)) return `${at}: ${name} is${log ? '' : ' not'} the log`
  const stray = Object.entries(item.index ?? {}).filter(
    ([list, [pk, sk]]) => !(index[list as keyof typeof index] ?? []).some((pattern) => fits(pattern, pk, sk)),
  )
  if (stray.length > 0) return `${at}: ${name} ${JSON.stringify(stray)}`
  try {
    read(item)
    return null
  } catch (error) {
    return String(error)
  }
}

const patterns = new Map<string, readonly [RegExp, RegExp]>()

function fits(pattern: string, pk: string, sk: string): boolean {
  const [left = '', right = ''] = pattern.split(' → ')
  const both = patterns.get(pattern) ?? ([patternOf(left), patternOf(right)] as const)
  patterns.set(pattern, both)
  return both[0].test(pk) && both[1].test(sk)
}

/** Table that refuses keys, forms and entries unknown to the register. */
export const registered = (table: Table, seen: (name: KindName | null) => void = () => {}): Table => ({
  ...table,
  async transact(writes) {
    for (const write of writes) {
      if (!('put' in write)) continue
      const wrong = unregistered(write.put)
      if (wrong !== null) throw new Error(`not in the register: ${wrong}`)
      seen(kindOf(write.put))
    }
    return table.transact(writes)
  },
})
