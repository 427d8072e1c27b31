import { caseFile } from '#engine/case/case-of.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import { binds } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { type Day, dayOf, serialOf, shanghaiDay } from '#law/day.ts'
import type { Holder } from '#workflows/contract/actor.ts'

/** Every case that the journal knows, as it stands. */
export async function everyCase(engine: Engine): Promise<readonly CaseFile[]> {
  const ids = new Set<string>()
  for (let after = -1; ; ) {
    const rows = await engine.journal.since(after, 1000)
    for (const { item } of rows) if (item.pk.startsWith('case#')) ids.add((item.body as unknown as LogRow).entry.id)
    const last = rows.at(-1)
    if (!last) break
    after = last.position
  }
  const items = await Promise.all([...ids].map((id) => engine.table.get(caseKey(id))))
  return items.flatMap((item) => (item ? [caseFile(item)] : []))
}

/** Counts cases one by one by their reader's limit. */
export function recounted(files: readonly CaseFile[], engine: Engine, reader?: (file: CaseFile) => Holder) {
  const today = shanghaiDay(engine.clock.now())
  const open = files.filter(({ closed }) => !closed)
  const dues = open.map((file) => {
    const running = Object.values(file.clocks).filter(({ state }) => state === 'running')
    const own = running.filter(({ owedBy }) => reader && binds(owedBy, reader(file)))
    const dated = [own, running].map((some) => some.filter(({ due }) => due !== null))
    const all = [...dated, own].find((some) => some.length > 0) ?? running
    const duties = all.filter(({ ahead }) => !ahead.some(({ milestone }) => milestone === 'lapse'))
    const [first] = (duties.length > 0 ? duties : all).toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))
    return { due: first?.due ?? null, isEstimate: first?.provisional ?? false }
  })
  const late = dues.filter(({ due, isEstimate }) => due !== null && due < today && !isEstimate)
  const soon = dues.filter(
    ({ due, isEstimate }) => due !== null && (due >= today || isEstimate) && isSoon(engine, today, due),
  )
  return {
    open: open.length,
    overdue: late.length,
    today: dues.filter(({ due }) => due === today).length,
    atRisk: soon.length,
    provisional: dues.filter(({ isEstimate }) => isEstimate).length,
    paused: open.filter(({ state }) => state === 'paused').length,
    stalled: open.filter(({ state }) => state === 'stalled').length,
    next: dues.flatMap(({ due }) => due ?? []).toSorted()[0] ?? null,
  }
}

/** From the working day before the last on (ADR 15), restated. */
export function isSoon({ calendar }: Engine, today: Day, due: Day): boolean {
  const isWork = (serial: number) => calendar.workingDaysUpTo(serial) > calendar.workingDaysUpTo(serial - 1)
  const back = (from: number) => {
    for (let at = from; ; at -= 1) if (isWork(at)) return at
  }
  return today >= dayOf(back(back(serialOf(due)) - 1))
}
