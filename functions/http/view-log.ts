import type { Engine } from '#engine/engine.ts'
import { json, moment } from '#engine/keys.ts'
import type { Person } from '#engine/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { toHex } from '#ledger/bytes.ts'

export type View = { readonly at: number; readonly who: string; readonly role: string; readonly what: string }

/** Who looked at what; kept for the auditor (GD 20). */
export async function noteView(engine: Engine, person: Person, what: string): Promise<void> {
  const at = engine.clock.now()
  const view: View = { at, who: person.id, role: person.roles[0]?.role ?? '', what }
  const put = { pk: dayOf(at), sk: `${moment(at)}#${toHex(engine.crypto.random(4))}`, v: 1, body: json(view) }
  await engine.table.transact([{ put, when: 'absent' }])
}

/** The views of one Shanghai day, newest first. */
export async function viewsOn(
  engine: Engine,
  at: number,
  cursor?: string,
): Promise<{ views: readonly View[]; cursor: string | null }> {
  const page = await engine.table.query({
    index: 'main',
    pk: dayOf(at),
    limit: 50,
    newestFirst: true,
    ...(cursor ? { cursor } : {}),
  })
  return { views: page.items.map((item) => item.body as unknown as View), cursor: page.cursor }
}

const dayOf = (at: number) => `views#${shanghaiDay(at)}`
