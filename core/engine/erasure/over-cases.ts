import { caseAt } from '#engine/case/case-of.ts'
import { logKinds } from '#engine/case/log-kinds.ts'
import { yearsKept } from '#engine/register/erasure.ts'
import { erasureKey, erasureOf } from '#engine/register/erasure-kind.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { type Paged, paged } from '#engine/store/paged.ts'
import { pageSize } from '#engine/store/read.ts'
import { addMonths, type Day, shanghaiDay, startOfDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { whyKept } from './kept-case.ts'

/** Log rows of one read, and reads of one page. */
const perRead = 500
const mostReads = 20

/** Months of cases whose period may be over, newest first. */
export async function monthsOver(engine: Engine): Promise<readonly string[]> {
  const [first] = await engine.journal.since(-1, 1)
  if (!first) return []
  const monthOf = (day: Day) => `${day.slice(0, 7)}-01`
  const from = monthOf(shanghaiDay(entryOf(first.item).at))
  const months: string[] = []
  let month = addMonths(monthOf(shanghaiDay(engine.clock.now())), -12 * yearsKept(engine.deployment))
  for (; month >= from; month = addMonths(month, -1)) months.push(month.slice(0, 7))
  return months
}

/** Cases begun in a month that may go, found in the log. */
export async function casesOver(engine: Engine, month: string, at: string | undefined): Promise<Paged<CaseFile>> {
  const first: Day = `${month}-01`
  const end = startOfDay(addMonths(first, 1))
  const found: CaseFile[] = []
  let after = at ? placeIn(at) : (await placeFrom(engine, startOfDay(first))) - 1
  for (let reads = 0; reads < mostReads; reads += 1) {
    const rows = await engine.journal.since(after, perRead)
    for (const { position, item } of rows) {
      const { id, seq, at: began } = entryOf(item)
      if (began >= end) return paged({ items: found, cursor: null })
      after = position
      const file = seq === 1 && logKinds.caseLog.holds(item) ? await caseAt(engine, id) : null
      if (file && (await mayBeProposed(engine, file))) found.push(file)
      if (found.length === pageSize) return paged({ items: found, cursor: String(after) })
    }
    if (rows.length < perRead) return paged({ items: found, cursor: null })
  }
  return paged({ items: found, cursor: String(after) })
}

function placeIn(at: string): number {
  if (!/^\d{1,15}$/.test(at)) throw new Fault('table.badCursor', 'this is not the cursor of a page')
  return Number(at)
}

/** Place of the first log row from an instant on. */
async function placeFrom({ journal }: Engine, instant: number): Promise<number> {
  let [low, high] = [0, await journal.size()]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [row] = await journal.since(middle - 1, 1)
    if (row && entryOf(row.item).at < instant) low = middle + 1
    else high = middle
  }
  return low
}

async function mayBeProposed(engine: Engine, file: CaseFile): Promise<boolean> {
  if ((await whyKept(engine, file)) !== null) return false
  const there = await engine.table.get(erasureKey(file.id))
  return there === undefined || erasureOf(there).state === 'declined'
}
