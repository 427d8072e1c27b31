import { readStatementLink } from '#engine/register/statement-link.ts'
import { SharedStatementPage } from '#web/public/shared-statement-page.tsx'
import { statementOf } from '../applicant/statement-of.ts'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'

/** Statements that subjects let others read. */
export const statementLinkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/s/{id}',
    open: true,
    budget: 'verify',
    async run({ shell, params, query }, engine) {
      const link = await readStatementLink(engine, params['id'] ?? '', (query['c'] ?? '').trim().toUpperCase())
      const found = link && { link, statement: await statementOf(engine, link) }
      return page(<SharedStatementPage shell={shell} found={found} printed={query['d'] ?? null} />, found ? 200 : 404)
    },
  },
]
