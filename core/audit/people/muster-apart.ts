import { type Mustered, musterKind } from '#engine/proof/muster.ts'
import { musterKey } from '#engine/store/keys.ts'
import type { RightsLogged } from '../administration.ts'
import type { Found } from '../compare.ts'

/** Sealed items against the number kept of them. */
export function musterApart(muster: Mustered | undefined, since: RightsLogged | null): readonly Found[] {
  if (!muster || !since?.mustered) return []
  const { counted, stands, signed } = muster
  const at = { kind: 'muster', key: musterKey, should: { ...musterKey, v: 1, body: counted } } as const
  if (stands === null) return [{ ...at, code: 'missing', fields: [] }]
  if (stands.v < signed) return [{ ...at, code: 'putBack', fields: [`${stands.v} / ${signed}`] }]
  const said = musterKind.schema.safeParse(stands.body).data
  // Another release counts anew at its start.
  if (!said || said.edition !== counted.edition) return []
  const words = new Set([...Object.keys(said.sums), ...Object.keys(counted.sums)])
  const apart = [...words].filter((word) => said.sums[word] !== counted.sums[word])
  return apart.length === 0 ? [] : [{ ...at, code: 'takenAway', fields: apart.toSorted() }]
}
