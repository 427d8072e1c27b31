import { caseFile } from '#engine/case/case-of.ts'
import { may } from '#engine/people/authorise.ts'
import { nightAudit } from '#engine/proof/audited.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { queueOf } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { coverage } from '#law/coverage.ts'
import { HealthPage } from '#web/admin/health-page.tsx'
import { paths } from '#web/paths.ts'
import { AdminPage } from '#web/supervisor/admin-page.tsx'
import { onlyFor, openCase, summaries } from '../case/cases.ts'
import { takeEvent } from '../case/take-event.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page, refusedPage } from '../door/reply.ts'

/** Cases whose step failed for good, and their restart. */
export const stalledRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin',
    async run(ask, engine) {
      if (!may(ask.person, 'list.stalled')) return notFound(ask)
      const queue = { index: 'queue', pk: queueOf(engine.deployment.area, 'systemAdmin') } as const
      const seen = (items: readonly Item[]) => onlyFor(engine, ask.person, items, 'case.restart')
      const found = await readSifted((at) => readPage(engine.table, queue, at), seen, ask.query['cursor'])
      const stalled = await across(found, async (items) =>
        (await summaries(engine, items, ask.person)).map((line, i) => {
          const file = caseFile(items[i] as Item)
          return { ...line, seq: file.seq, since: file.changedAt }
        }),
      )
      return page(
        <AdminPage
          shell={ask.shell}
          stalled={stalled}
          calendar={coverage(engine.calendar, engine.clock.now()).warning}
        />,
      )
    },
  },
  {
    method: 'POST',
    path: '/admin/cases/{id}/retry',
    async run(ask, engine) {
      const one = await openCase(engine, ask.person, ask.params['id'] ?? '', 'case.restart')
      if (!one) return notFound(ask)
      return takeEvent(ask, engine, one, {
        done: paths.admin,
        again: async ({ code }) => refusedPage(ask, code, paths.admin),
      })
    },
  },
]

/** Findings in the store, for the three administrators. */
export const healthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin/health',
    async run(ask, engine) {
      if (!may(ask.person, 'health.read')) return notFound(ask)
      const looked = { ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} }
      const night = await nightAudit(engine)
      const underWay = night && night.began !== null ? { ...night, began: night.began } : null
      const checks = await engineChecks(looked)
      return page(<HealthPage shell={ask.shell} checks={checks} last={night?.last ?? null} underWay={underWay} />)
    },
  },
]
