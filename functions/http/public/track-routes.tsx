import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { promised } from '#engine/case/promised.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { clockViews } from '#engine/views/clock-views.ts'
import { trackView } from '#engine/views/track-view.ts'
import { trackedCase } from '#engine/views/tracking.ts'
import { paths } from '#web/paths.ts'
import { TrackPage } from '#web/public/track-page.tsx'
import { logOf } from '../case/cases.ts'
import { calendarReply, duesOf } from '../case/ics.ts'
import type { Ask } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { page, type Reply, refusing } from '../door/reply.ts'

/** Follows a case by its code; posted, it enters no log. */
export const trackRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/track',
    open: true,
    run: async (ask) => page(<TrackPage shell={shellOf(ask)} found={null} />),
  },
  {
    method: 'POST',
    path: '/track',
    open: true,
    budget: 'track',
    async run(ask, engine) {
      const file = await tracked(ask, engine)
      if (!file) return unknownCode(ask)
      const [log, record] = await Promise.all([
        logOf(engine, `case#${file.id}`),
        recordFor(engine, file.recordId, 'subject'),
      ])
      const found = trackView(engine, file, record, log)
      return page(<TrackPage shell={shellOf(ask)} found={found} values={ask.form} />)
    },
  },
  {
    method: 'POST',
    path: '/track/dates',
    open: true,
    budget: 'track',
    async run(ask, engine) {
      const file = await tracked(ask, engine)
      if (!file) return unknownCode(ask)
      const procedure = procedureOf(engine, file)
      const dues = duesOf({
        closed: file.closed,
        promise: promised(procedure, file, engine.calendar),
        clocks: clockViews(engine, procedure, file),
        remedies: [],
      })
      const of = { id: file.id, label: `…${file.number.slice(-4)}`, path: paths.track, version: file.seq }
      return calendarReply(ask, engine, of, dues)
    },
  },
]

/** Whatever was asked, the page's own links lead to the empty form. */
const shellOf = ({ shell }: Ask) => ({ ...shell, path: paths.track })

async function tracked(ask: Ask, engine: Engine): Promise<CaseFile | null> {
  const id = await trackedCase(engine, ask.form['code'] ?? '')
  const item = id === null ? undefined : await engine.table.get(caseKey(id))
  return item ? caseFile(item) : null
}

/** Mistyped, unknown and never issued are told alike. */
function unknownCode(ask: Ask): Reply {
  const refusal = { code: 'notFound', fields: { code: 'badTrackingCode' } } as const
  return refusing(
    refusal,
    page(<TrackPage shell={shellOf(ask)} found={null} values={ask.form} refusal={refusal} />, 404),
  )
}
