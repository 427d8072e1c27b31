import { may } from '#engine/people/authorise.ts'
import { issuesOf, listBatches, readBatch } from '#engine/scan/import-batch.ts'
import { across } from '#engine/store/paged.ts'
import { ImportPage } from '#web/supervisor/import-page.tsx'
import { ImportReportPage } from '#web/supervisor/import-report-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

/** Imports, and row by row what became of them (ADR 14). */
export const importRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin/imports',
    async run(ask, engine) {
      if (!may(ask.person, 'import')) return notFound(ask)
      const past = await across(await listBatches(engine, ask.query['cursor']), (items) =>
        items.map(({ id, ...batch }) => ({ ...batch, batch: id, held: batch.held + batch.stillHeld })),
      )
      return page(<ImportPage shell={ask.shell} past={past} />)
    },
  },
  {
    method: 'GET',
    path: '/admin/imports/{id}',
    async run(ask, engine) {
      const batch = may(ask.person, 'import') ? await readBatch(engine, ask.params['id'] ?? '') : null
      if (!batch) return notFound(ask)
      const issues = await issuesOf(engine, batch.id, ask.query['cursor'])
      return page(<ImportReportPage shell={ask.shell} report={{ ...batch, issues }} />)
    },
  },
]
