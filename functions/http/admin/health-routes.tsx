import { may } from '#engine/people/authorise.ts'
import { nightAudit } from '#engine/proof/audited.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { HealthPage } from '#web/admin/health-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

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
