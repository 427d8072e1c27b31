import { caseFile } from '#engine/case/case-of.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { trackView } from '#engine/views/track-view.ts'
import { trackedCase } from '#engine/views/tracking.ts'
import { paths } from '#web/paths.ts'
import { TrackPage } from '#web/public/track-page.tsx'
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
        caseLog(engine.table, file),
        recordFor(engine, file.recordId, 'subject'),
      ])
      const found = trackView(engine, file, record, log)
      return page(<TrackPage shell={shellOf(ask)} found={found} values={ask.form} />)
    },
  },
]

/** Whatever was asked, the page's own links lead to the empty form. */
const shellOf = ({ shell }: Ask) => ({ ...shell, path: paths.track })

/** The case of the code that was typed. */
export async function tracked(ask: Ask, engine: Engine): Promise<CaseFile | null> {
  const id = await trackedCase(engine, ask.form['code'] ?? '')
  const item = id === null ? undefined : await engine.table.get(caseKey(id))
  return item ? caseFile(item) : null
}

/** Tells mistyped, unknown and never issued alike; numbers by form alone. */
export function unknownCode(ask: Ask): Reply {
  const isNumber = /^\s*\d{6}\p{Pd}\d{8}\p{Pd}\w{9}\s*$/u.test((ask.form['code'] ?? '').normalize('NFKC'))
  const refusal = { code: 'notFound', fields: { code: isNumber ? 'numberNotCode' : 'badTrackingCode' } } as const
  return refusing(
    refusal,
    page(<TrackPage shell={shellOf(ask)} found={null} values={ask.form} refusal={refusal} />, 404),
  )
}
