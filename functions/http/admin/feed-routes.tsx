import type { LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import type { Acknowledgement } from '#engine/feeds/feed-kinds.ts'
import { acknowledge, acknowledged } from '#engine/feeds/feed-marks.ts'
import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import { type Paged, paged } from '#engine/store/paged.ts'
import { paths } from '#web/paths.ts'
import { FeedPage, type FeedRow } from '#web/supervisor/feed-page.tsx'
import { recordChanges } from '#web/words/staff/lists.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page } from '../door/reply.ts'

/** Ordered feed of changes, with recipients' acknowledgement (A6). */
export const feedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/feed',
    async run(ask, engine) {
      const seat = may(ask.person, 'feed.read')
      if (!seat) return notFound(ask)
      const asked = positionIn(ask.query['cursor'])
      const after = asked ?? (await acknowledged(engine, seat.unit))?.value.through ?? -1
      const { rows, last } = await feed(engine, after, seat.unit)
      return page(<FeedPage shell={ask.shell} rows={rows} last={last} />)
    },
  },
  {
    method: 'POST',
    path: '/feed/acknowledge',
    async run(ask, engine) {
      const seat = may(ask.person, 'feed.acknowledge')
      if (!seat) return notFound(ask)
      const through = positionIn(ask.form['through'])
      if (through === null || through >= (await engine.journal.size())) {
        const { rows, last } = await feed(engine, -1, seat.unit)
        return page(
          <FeedPage
            shell={ask.shell}
            rows={rows}
            last={last}
            values={ask.form}
            refusal={{ code: 'malformed', fields: { through: 'invalid' } }}
          />,
          422,
        )
      }
      await acknowledge(engine, seat.unit, through)
      return goTo(ask, paths.feed)
    },
  },
]

const most = 50

/** A place in the journal as typed; null for anything else. */
const positionIn = (text: string | undefined): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null)

async function feed(
  engine: Engine,
  after: number,
  unit: string | null,
): Promise<{ rows: Paged<FeedRow>; last: number | null }> {
  const mark = (await acknowledged(engine, unit))?.value
  const rows: FeedRow[] = []
  let position = after
  for (;;) {
    const found = await engine.journal.since(position, 200)
    for (const row of found) {
      position = row.position
      if (kindOf(row.item) !== 'recordLog') continue
      rows.push(...(await feedRow(engine, row.position, logRow(row.item), mark)))
      if (rows.length === most) return { rows: paged({ items: rows, cursor: String(position) }), last: position }
    }
    if (found.length < 200) return { rows: paged({ items: rows, cursor: null }), last: rows.at(-1)?.position ?? null }
  }
}

/** Tells that a withheld record ended, nothing more. */
async function feedRow(
  engine: Engine,
  position: number,
  { entry }: LogRow,
  mark: Acknowledgement | undefined,
): Promise<readonly FeedRow[]> {
  const record = await recordFor(engine, entry.id, 'recipient')
  if (record === null && !toldWithout.has(entry.type)) return []
  const row = {
    position,
    at: entry.at,
    recordId: entry.id,
    title: record ? recordTitle(record) : '',
    change: recordChanges[entry.type] ?? plain(entry.type),
    acknowledgedAt: mark && position <= mark.through ? mark.at : null,
  }
  return [row]
}

const toldWithout: ReadonlySet<string> = new Set(['record.sealed'])
