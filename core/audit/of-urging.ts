import { markedBy } from '#engine/begin/urge.ts'
import { urgedKey, urgedKind } from '#engine/begin/urged-kind.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Beside } from './of-case.ts'
import type { CasePlay } from './play-case.ts'

/** Marks of urging: by limit and day, or by ordering case. */
export function urgedOf(_: AuditWorld, { file, played }: CasePlay, { all }: Beside): readonly Item[] {
  const orders = played.filter(({ event }) => event.type === 'supervisor.urged')
  const marks = orders.map(({ event }) => markedBy(file.id, event.at, event.data))
  const named = marks.flatMap((mark) => mark ?? [])
  // Orders of earlier releases name no case: takes as many marks.
  const nameless = marks.length - named.length
  const known = new Set(named.map(({ sk }) => sk))
  const kept = all.filter((item) => urgedKind.holds(item) && !known.has(item.sk) && isNamedAfter(file.id, item))
  return [...named, ...kept.slice(0, nameless)]
}

/** A mark names in its body what its key is made of. */
const isNamedAfter = (id: string, { sk, body }: Item) => urgedKey(id, String(body)).sk === sk
