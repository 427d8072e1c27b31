import { caseFile } from '#engine/case/case-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'

type Opening = { readonly procedure: string; readonly data: unknown; readonly arisesFrom?: string }

/** Takes the contact of the originating case. */
export async function withContact(
  { table, procedures }: Pick<Engine, 'table' | 'procedures'>,
  { data, arisesFrom }: Opening,
): Promise<unknown> {
  const lacks = typeof data === 'object' && data !== null && 'contact' in data && data.contact === null
  const item = lacks && arisesFrom !== undefined ? await table.get(caseKey(arisesFrom)) : undefined
  if (!item || !lacks) return data
  const origin = caseFile(item)
  return { ...data, contact: procedures[origin.procedure]?.pages.show(origin.data).contact ?? null }
}
