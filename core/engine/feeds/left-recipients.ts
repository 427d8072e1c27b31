import { system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { readOne } from '#engine/store/read.ts'
import { everyPage } from '#engine/store/read-several.ts'
import { addMonths, shanghaiDay } from '#law/day.ts'
import { noteCopy, openCopies } from './copies.ts'
import { isOpen } from './copy.ts'
import { copyMonthKind, monthOfCopies } from './copy-kind.ts'

/** Months in which a recipient may have been told last. */
const monthsBack = 36

/** Ends what is open at recipients that left; answers the copies. */
export async function closeLeft(engine: Engine, most = 5000): Promise<number> {
  const { recipients } = engine.deployment.directory
  // Seats that stand in for a list come and go.
  if (!recipients) return 0
  const known = new Set(recipients.map(({ id }) => id))
  let closed = 0
  for (const recipient of await recipientsTold(engine))
    if (!known.has(recipient)) closed += await closeAll(engine, recipient, most - closed)
  return closed
}

async function closeAll(engine: Engine, recipient: string, most: number): Promise<number> {
  let n = 0
  for await (const copies of everyPage((at) => openCopies(engine, recipient, at)))
    for (const { record } of copies) {
      if (n === most || engine.isStopping?.()) return n
      await noteCopy(engine, { record, recipient }, system, (copy) => {
        const seqs = (copy?.changes ?? []).filter(isOpen).map(({ seq }) => seq)
        return seqs.length === 0 ? null : { kind: 'confirmed', seqs, how: 'left' }
      })
      n += 1
    }
  return n
}

/** Every recipient that was told of a change: one read each a month. */
async function recipientsTold({ table, clock }: Pick<Engine, 'table' | 'clock'>): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const first = `${shanghaiDay(clock.now()).slice(0, 7)}-01`
  for (let back = 0; back < monthsBack; back += 1) {
    const pk = monthOfCopies(addMonths(first, -back).slice(0, 7))
    for (let from = '0'; from !== ''; ) {
      const item = await readOne(table, { index: 'main', pk, from })
      const recipient = item && copyMonthKind.read(item).recipient
      if (recipient !== undefined) found.add(recipient)
      // Past all of that recipient's changes.
      from = recipient === undefined ? '' : `${recipient}#~`
    }
  }
  return found
}
