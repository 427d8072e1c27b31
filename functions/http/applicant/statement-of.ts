import { recordsFor } from '#engine/register/register-door.ts'
import { type StatementView, statementView } from '#engine/register/statement-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'

/** Reads anew each time: what was sealed since is gone. */
export async function statementOf(
  engine: Engine,
  { subject, past }: { readonly subject: string; readonly past: boolean },
): Promise<StatementView> {
  const items = await readAll(engine.table, { index: 'subject', pk: subjectOf(subject), prefix: 'record#' })
  return statementView(engine, recordsFor(engine, items, 'public'), past)
}
