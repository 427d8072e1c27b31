import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { saveDraft } from '../case/draft.ts'
import type { Draft } from '../case/draft-shape.ts'

/** Remembers a draft's cases for a second click. */
export async function noteCases(engine: Engine, draft: Draft, cases: readonly CaseFile[]): Promise<readonly string[]> {
  const ids = cases.map(({ id }) => id)
  if (!ids.includes(draft.id)) await saveDraft(engine, { ...draft, filed: ids })
  return ids
}

export async function filedOf(engine: Engine, ids: readonly string[]): Promise<readonly Item[]> {
  const items = await Promise.all(ids.map((id) => engine.table.get(caseKey(id))))
  return items.flatMap((item) => item ?? [])
}
