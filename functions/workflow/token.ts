import { tokenKeys, tokenKind } from '#engine/run/host-kinds.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item, Table } from '#engine/store/ports.ts'

/** The execution that waits for a case to move on from `seq`. */
type Token = { readonly token: string; readonly seq: number }

export const tokenKey = tokenKeys.key

/** Reads the token together with the case. */
export const awaitToken = (table: Table, caseId: string): void => void table.get(tokenKey(caseId)).catch(() => {})

/** Keeps the token at this version; false where the case moved. */
export async function keepToken(table: Table, caseId: string, token: Token, caseVersion: number): Promise<boolean> {
  const key = tokenKey(caseId)
  const old = await table.get(key)
  const body = { token: token.token, seq: token.seq }
  const { kind } = await table.transact([
    { put: { ...key, v: (old?.v ?? 0) + 1, body }, when: old ? { v: old.v } : 'absent' },
    { check: caseKey(caseId), when: { v: caseVersion } },
  ])
  return kind === 'done'
}

/** The token kept, if any; null: answered. */
export function tokenOf(item: Item): Token | null {
  const kept = tokenKind.read(item)
  return kept.token === '' ? null : kept
}

/** Forgets an answered token; emptied, so no version comes again. */
export async function forgetToken(table: Table, caseId: string, item: Item, { seq }: Token): Promise<void> {
  const put = { ...tokenKey(caseId), v: item.v + 1, body: { token: '', seq } }
  await table.transact([{ put, when: { v: item.v } }])
}
