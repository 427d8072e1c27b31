import type { CaseFile } from '#engine/case-file.ts'
import type { Engine } from '#engine/engine.ts'
import { caseKey } from '#engine/keys.ts'
import type { Item } from '#engine/ports.ts'
import { saveDraft } from './draft.ts'
import type { Draft } from './draft-shape.ts'

/** Remembers what a draft became, where no case has its id; a second click then finds the receipts. */
export async function noteCases(engine: Engine, draft: Draft, cases: readonly CaseFile[]): Promise<readonly string[]> {
  const ids = cases.map(({ id }) => id)
  if (!ids.includes(draft.id)) await saveDraft(engine, { ...draft, filed: ids })
  return ids
}

export async function filedOf(engine: Engine, ids: readonly string[]): Promise<readonly Item[]> {
  const items = await Promise.all(ids.map((id) => engine.table.get(caseKey(id))))
  return items.flatMap((item) => item ?? [])
}
