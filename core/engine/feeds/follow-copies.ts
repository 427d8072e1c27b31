import { type LogRow, system } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { logKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Recipient } from '#records/recipient.ts'
import { noteCopy } from './copies.ts'
import { copyKey } from './copy-kind.ts'
import { copyDue } from './copy-limits.ts'
import { acknowledged } from './feed-marks.ts'
import { followMeasures } from './follow-measures.ts'
import { type Holding, holdingNow, holdingOf, keepHolding } from './holding.ts'
import { type OwedChange, owedChange } from './owed-change.ts'
import { recipientsOf } from './recipients.ts'

/** Rows of one round ask for the recipients once. */
export function copiesRound(engine: Engine): (row: Item) => Promise<void> {
  let asked: Promise<readonly Recipient[]> | undefined
  return (row) => followCopies(engine, row, () => (asked ??= recipientsOf(engine)))
}

/** Makes a change available to all who have or had the record. */
export async function followCopies(
  engine: Engine,
  row: Item,
  recipients: () => Promise<readonly Recipient[]> = () => recipientsOf(engine),
): Promise<void> {
  const log = logRow(row)
  const { id } = log.entry
  const owed = owedChange(log)
  if (owed) {
    const [before, after] = [await holdingOf(engine, id), await holdingNow(engine, id)]
    const isTold = ({ id: recipient }: Recipient) => engine.table.get(copyKey({ record: id, recipient }))
    const tell = async (one: Recipient) => {
      if (concerns(one, before) || concerns(one, after) || (await isTold(one))) await owe(engine, one, log, owed)
    }
    await Promise.all((await recipients()).map(tell))
  }
  await followMeasures(engine, log)
  // Last: a crash repeats all, and an owed row finds its holders.
  await keepHolding(engine, id, owed !== null)
}

const concerns = ({ scope }: Recipient, holding: Holding | null): boolean => (holding?.[scope] ?? null) !== null

/** Once; who confirmed the feed beyond it before 2026-12 has said so. */
async function owe(engine: Engine, { id: recipient, kind }: Recipient, { entry }: LogRow, owed: OwedChange) {
  const { id: record, seq, at: made } = entry
  const mark = (await acknowledged(engine, recipient))?.value
  const position = mark && (await engine.journal.positionOf(logKey('record', record, seq)))
  if (mark && position !== undefined && position <= mark.through) return
  await noteCopy(engine, { record, recipient }, system, (copy, now) => {
    if (copy?.changes.some((one) => one.seq === seq)) return null
    // Files are given when first downloaded.
    const given = kind === 'takesFiles' ? waiting : { from: now, ...copyDue(owed.rule, now, engine.calendar) }
    return { kind: 'owed', record, recipient, seq, ...owed, made, ...given }
  })
}

const waiting = { from: null, due: null, provisional: false, look: 0 } as const
