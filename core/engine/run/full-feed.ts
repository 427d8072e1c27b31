import { logRow } from '#engine/case/log-kinds.ts'
import { owedOf, sayChange } from '#engine/feeds/copies.ts'
import type { Owed } from '#engine/feeds/copy.ts'
import { contentDigest, contentFor } from '#engine/feeds/copy-content.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Recipient } from '#records/recipient.ts'
import type { RecordFile } from '#records/record.ts'
import { placeOf } from './consume.ts'
import { kindOf } from './kind-of.ts'
import { allAside } from './set-aside.ts'

/** A change, and the content to hold now. */
export type FullLine = {
  readonly position: number
  readonly record: string
  readonly seq: number
  readonly type: string
  readonly at: number
  /** To be confirmed; null: only told. */
  readonly owed: Owed | null
  /** To be held; null: nothing any more. */
  readonly content: object | null
  readonly digest: string | null
  /** For staff of the recipient; null where it is withheld. */
  readonly given: RecordFile | null
}
export type FullPage = {
  readonly lines: readonly FullLine[]
  readonly through: number
  readonly isEnd: boolean
  /** Place of no row, as after a restore here. */
  readonly isAhead?: true
}

const read = 200
const mostRead = 2000

/** Ordered changes, no further than the follower of copies. */
export async function fullFeed(engine: Engine, to: Recipient, after: number, most = 50): Promise<FullPage> {
  let last = await placeOf(engine, 'copies')
  // A row set aside may owe still: nobody is told past it.
  for await (const { position } of allAside(engine.table, 'copies')) last = Math.min(last, position - 1)
  const lines: FullLine[] = []
  if (after > last && after >= (await engine.journal.size()))
    return { lines, through: after, isEnd: true, isAhead: true }
  let through = after
  while (through < last && through - after < mostRead) {
    const rows = await engine.journal.since(through, read)
    if (rows.length === 0) break
    for (const { position, item } of rows) {
      if (position > last) break
      through = position
      if (kindOf(item) !== 'recordLog') continue
      lines.push(...(await lineOf(engine, to, position, item)))
      if (lines.length === most) return { lines, through, isEnd: through >= last }
    }
  }
  return { lines, through, isEnd: through >= last }
}

async function lineOf(engine: Engine, to: Recipient, position: number, item: Item): Promise<readonly FullLine[]> {
  const { id: record, seq, type, at } = logRow(item).entry
  const given = await recordFor(engine, record, 'recipient')
  const content = contentFor(engine, given, to.scope)
  const owed = await owedOf(engine, { record, recipient: to.id }, seq)
  const isTold = content !== null || owed !== null || (given !== null && to.scope === 'all')
  const digest = content && contentDigest(engine, content)
  return isTold
    ? [{ position, record, seq, type, at, owed, content, digest, given: to.scope === 'all' ? given : null }]
    : []
}

/** A line as recipients get it, pulled or pushed. */
export const lineBody = ({ position, record, seq, type, at, owed, content, digest }: FullLine) => ({
  cursor: String(position),
  change: sayChange({ record, seq }),
  record,
  event: type,
  at: new Date(at).toISOString(),
  owed: owed && { limit: owed.rule, due: owed.due, provisional: owed.provisional },
  holds: content === null ? ('nothing' as const) : ('content' as const),
  digest,
  content: content && json(content),
})
