import { isBreach } from '#engine/case/is-breach.ts'
import { breachIndex } from '#engine/case/log-item.ts'
import type { Played } from '#engine/case/replay.ts'
import { paperFileName } from '#engine/mail/seal-paper.ts'
import { paperFileKey, paperKey } from '#engine/papers/paper.ts'
import { paperKind } from '#engine/papers/paper-kind.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { caseKey, logKey, soleKey } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { type Found, whyUnplayed } from './compare.ts'
import { fieldsApart } from './difference.ts'
import { type CasePlay, type Look, playCase } from './play-case.ts'

/** Each matter of its record began last in this case or later. */
export async function solesApart(world: AuditWorld, { played, positions }: CasePlay): Promise<readonly Found[]> {
  const [first] = played
  if (!first) return []
  const { file } = first
  const keys = solesOf(first)
  const asked = keys.map(async (key): Promise<readonly Found[]> => {
    const is = await world.table.get(key)
    const should = { ...key, v: 1, body: file.id }
    if (!is) return [{ kind: 'sole', code: 'missing', key, fields: [], should }]
    if (is.body === file.id) return []
    const later = await world.journal.positionOf(logKey('case', String(is.body), 1))
    const isLater = later !== undefined && later > (positions[0] ?? 0)
    return isLater ? [] : [{ kind: 'sole', code: 'changed', key, fields: ['body'], should }]
  })
  return (await Promise.all(asked)).flat()
}

/** Matters of its record that a case began with. */
function solesOf({ record, procedure, file }: Played): readonly Key[] {
  const matters = record ? new Set(procedure.parties.sole?.(file.data) ?? []) : []
  return [...matters].map((matter) => soleKey(record?.id ?? '', procedure.id, matter))
}

/** The case that a place names began about that matter. */
export async function isSoleOf(world: AuditWorld, item: Item, look: Look): Promise<boolean> {
  const id = String(item.body)
  const first = await world.table.get(logKey('case', id, 1))
  if (!first) return false
  const { payload }: { readonly payload?: { readonly data?: { readonly begun?: unknown } } } = Object(first.body)
  // An erased or unplayable log is told where it stands.
  if (payload === undefined) return true
  try {
    const stands = payload.data?.begun === undefined ? await world.table.get(caseKey(id)) : undefined
    const play = await playCase(world, { log: [first] }, stands, look)
    const [begun] = play?.played ?? []
    return !begun || solesOf(begun).some(({ pk, sk }) => pk === item.pk && sk === item.sk)
  } catch (error) {
    whyUnplayed(error)
    return true
  }
}

/** Breach rows stand in the list of breaches, others in none. */
export function entriesApart({ file, rows }: CasePlay, log: readonly Item[]): readonly Found[] {
  return log.flatMap((item, i): readonly Found[] => {
    const row = rows[i]
    const isOne = row && isBreach(row.entry.type, row.payload?.data.event)
    const { index: _, ...plain } = item
    const fields = fieldsApart(isOne ? { ...plain, index: breachIndex(file.area, row.entry) } : plain, item)
    return fields.length > 0 ? [{ kind: 'caseLog', code: 'changed', key: { pk: item.pk, sk: item.sk }, fields }] : []
  })
}

/** Evidence and sealed papers as their hashes stand in the log. */
export async function filesApart(world: AuditWorld, { last, rows }: CasePlay): Promise<readonly Found[]> {
  const evidence = last.procedure.pages.show(last.file.data).evidence
  const papers = rows.flatMap(({ entry, payload }) => {
    const sent: { readonly paper?: unknown; readonly sha256?: unknown } = Object(payload?.data.event)
    const sha256 = String(sent.sha256)
    const key = paperFileKey(entry.id, String(sent.paper), sha256)
    const paper = paperKey(entry.id, String(sent.paper))
    return entry.type === 'paper.sealed' ? [{ key, sha256, type: 'application/pdf', paper }] : []
  })
  const found: Found[] = []
  for (const { key, sha256, type, ...called } of [...evidence, ...papers]) {
    const is = await world.fileHash(key)
    const given = is === sha256 ? ((await world.fileSaid?.(key)) ?? null) : null
    const name = given && ('paper' in called ? await nameOf(world, called.paper) : called.name)
    const code = is === null ? 'fileMissing' : 'fileChanged'
    const fields = [
      ...(given && given.type !== type ? ['type'] : []),
      ...(given && name !== null && given.name !== name ? ['name'] : []),
    ]
    if (is !== sha256 || fields.length > 0) found.push({ kind: 'file', code, key: { pk: 'files', sk: key }, fields })
  }
  return found
}

/** By its number; null: the paper itself is gone. */
async function nameOf({ table }: AuditWorld, key: Key): Promise<string | null> {
  const paper = paperKind.schema.safeParse((await table.get(key))?.body).data
  return paper ? paperFileName(paper.facts.number) : null
}
