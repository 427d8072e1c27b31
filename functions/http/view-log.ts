import type { Engine } from '#engine/engine.ts'
import { json, moment } from '#engine/keys.ts'
import type { Page } from '#engine/ports.ts'
import type { Person } from '#engine/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { toHex } from '#ledger/bytes.ts'

export type View = {
  readonly at: number
  readonly who: string
  readonly role: string
  readonly what: string
  readonly unit?: string | null
  readonly why?: string
}
/** Whose record or case was looked at, and the reason where one was asked for. */
export type About = { readonly subject: string; readonly why?: string }

/** Who looked at what; kept for the auditor (GD 20) and told to the subject. */
export async function noteView(engine: Engine, person: Person, what: string, about?: About): Promise<void> {
  const at = engine.clock.now()
  const { role, unit } = person.roles.find((seat) => seat.role !== 'applicant') ?? { role: '', unit: null }
  const view: View = { at, who: person.id, role, unit, what, ...(about?.why !== undefined && { why: about.why }) }
  const mark = `${moment(at)}#${toHex(engine.crypto.random(4))}`
  const index = about ? { index: { subject: [viewedOf(about.subject), mark] as const } } : {}
  const put = { pk: dayOf(at), sk: mark, v: 1, body: json(view), ...index }
  await engine.table.transact([{ put, when: 'absent' }])
}

/** The views of a subject's records and cases, newest first. */
export async function viewsOf(engine: Engine, subject: string, cursor?: string): Promise<Page<View>> {
  const at = cursor === undefined ? {} : { cursor }
  const query = { index: 'subject', pk: viewedOf(subject), limit: 50, newestFirst: true, ...at } as const
  const page = await engine.table.query(query)
  return { items: page.items.map((item) => item.body as unknown as View), cursor: page.cursor }
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

const viewedOf = (subject: string) => `viewed#${subject}`
const dayOf = (at: number) => `views#${shanghaiDay(at)}`
