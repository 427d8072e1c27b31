import { logKinds, logRow } from '#engine/case/log-kinds.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { calendarKeys } from '#engine/run/follower-kinds.ts'
import type { Item } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'

/** Read off the log of administration: its head, the calendar, and since when. */
export type Administration = { readonly items: readonly Item[]; readonly calendarSince: number }

export async function administration({ table, deployment, sha256 }: AuditWorld): Promise<Administration> {
  const pk = `admin#${deployment.area}`
  const items = new Map<string, Item>()
  let calendarSince = 0
  for await (const row of everyItem(table, { index: 'main', pk, prefix: 'log#' })) {
    if (!logKinds.adminLog.holds(row)) continue
    const { entry, payload } = logRow(row)
    items.set('head', { pk, sk: 'head', v: entry.seq, body: { seq: entry.seq, hash: toHex(entryHash(entry, sha256)) } })
    if (entry.type !== 'calendar.taken' || !payload) continue
    const { from, to }: { readonly from?: unknown; readonly to?: unknown } = Object(payload.data.event)
    items.set('calendar', { ...calendarKeys.key(), v: 1, body: String(to) })
    if (from !== '' && from !== to) calendarSince = entry.at
  }
  return { items: [...items.values()], calendarSince }
}
