import { hash } from 'node:crypto'
import type { KeptFile } from '#hosts/memory/files.ts'
import type { World } from '#tests/support/world.ts'
import type { Place, Run } from './script.ts'

/** Broken promises in the end, by a run's standing. */
export type Known = Map<string, readonly string[]>

/** Names of a place in an undisturbed world. */
export const namesOf = (place: Place, world: World): readonly string[] => {
  const standing = standingOf(world)
  return [true, false].flatMap((told) => [true, false].map((isFresh) => nameOf(place, { told, isFresh, standing })))
}

/** Names where a run stands; null while its fault is to come. */
// Living processes remember rows of the log alone, which never change.
export function nameOfRun(place: Place, { world, plan: { fired, told, dead } }: Run): string | null {
  if (!fired || (dead && !told)) return null
  return nameOf(place, { told, isFresh: dead, standing: standingOf(world) })
}

type Stands = { readonly told: boolean; readonly isFresh: boolean; readonly standing: string }
const nameOf = ({ step, part }: Place, { told, isFresh, standing }: Stands) =>
  `${step} ${part} ${told ? 'told' : 'untold'} ${isFresh ? 'fresh' : 'live'} ${standing}`

/** Everything of a world that changes, in its order. */
function standingOf({ store, mailbox, published, files, doubled, now, drawn }: World): string {
  const parts = [store.items.values(), store.log, mailbox, published.values(), Array.from(files.values(), fileOf)]
  const said = parts.map((all) => Array.from(all, digestOf).join())
  return hash('sha256', [now, drawn, ...said, ...doubled].join('\n'), 'base64')
}

/** By its hash, which `put` was told. */
const fileOf = ({ file }: KeptFile) => file

/** Items, mails and files are never changed, but replaced. */
const digests = new WeakMap<object, string>()

function digestOf(one: object): string {
  const known = digests.get(one) ?? hash('sha256', JSON.stringify(one), 'base64')
  digests.set(one, known)
  return known
}
