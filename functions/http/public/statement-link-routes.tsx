import { recordsFor } from '#engine/register/register-door.ts'
import { readStatementLink } from '#engine/register/statement-link.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { type StatementView, statementView } from '#engine/views/statement-view.ts'
import { SharedStatementPage } from '#web/public/shared-statement-page.tsx'
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

/** Reads anew each time: what was sealed since is gone. */
export async function statementOf(
  engine: Engine,
  { subject, past }: { readonly subject: string; readonly past: boolean },
): Promise<StatementView> {
  const items = await readAll(engine.table, { index: 'subject', pk: subjectOf(subject), prefix: 'record#' })
  return statementView(engine, recordsFor(engine, items, 'public'), past)
}
