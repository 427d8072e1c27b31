import { nameOfPerson } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import type { OpeningView } from '#engine/views/view.ts'
import type { Opened } from './cases.ts'

/** Looks at evidence, newest first: the unit for applicants, names for staff. */
export async function openingsOf(
  engine: Engine,
  { log, view }: Opened,
  isApplicant: boolean,
): Promise<readonly OpeningView[]> {
  const rows = log.flatMap(({ entry, payload }) => {
    const event: unknown = payload?.data.event
    if (entry.type !== 'evidence.opened' || typeof event !== 'object' || event === null || !('key' in event)) return []
    const file = view.files.find(({ key }) => key === event.key)?.name ?? null
    return payload ? [{ at: entry.at, actor: payload.data.actor, key: String(event.key), file }] : []
  })
  const names = new Map<string, string>()
  for (const { actor } of isApplicant ? [] : rows) {
    if (!names.has(actor.id)) names.set(actor.id, await nameOfPerson(engine, actor.id))
  }
  return rows.toReversed().map(({ at, actor, key, file }) => ({
    at,
    key,
    file,
    by: isApplicant ? null : actor.id,
    who: holderName(engine, actor),
    name: names.get(actor.id) ?? null,
  }))
}
