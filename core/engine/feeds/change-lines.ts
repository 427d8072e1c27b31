import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { everyPage } from '#engine/store/read-several.ts'
import type { Day } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { openCopies, sayChange } from './copies.ts'
import { type Copy, isOpen, type Owed } from './copy.ts'
import { contentFor } from './copy-content.ts'
import { openPlace } from './copy-kind.ts'
import { copyDue } from './copy-limits.ts'
import { undated } from './copy-standing.ts'
import { goesOnAt } from './handed-file.ts'

/** A change as a file tells it. */
export type ChangeLine = {
  readonly id: string
  readonly record: string
  readonly change: string
  readonly madeAt: number
  readonly due: Day | null
  readonly title: string
  readonly content: object | null
}

/** Changes that a gateway passes on in one file. */
export const mostChanges = 1000

/** Open changes: those never given, then on from the last file. */
export async function changeLines(
  engine: Store,
  to: Recipient,
  at: number,
  most = mostChanges,
): Promise<{ readonly lines: readonly ChangeLine[]; readonly isAll: boolean; readonly next: string }> {
  const { copies, next } = await nextCopies(engine, to, most)
  const found: ChangeLine[] = []
  for (let from = 0; from < copies.length; from += atOnce) {
    const lines = copies.slice(from, from + atOnce).map((copy) => linesOf(engine, to, copy, at))
    found.push(...(await Promise.all(lines)).flat())
  }
  return { lines: found, isAll: next === null, next: next ?? '' }
}

const atOnce = 50

/** Reads what a file holds, however long the list. */
async function nextCopies(engine: Store, to: Recipient, most: number) {
  const copies: Copy[] = []
  const seen = new Set<string>()
  /** Answers the place of the first that has no room. */
  const take = async (range: Range, has: (one: Owed) => boolean = () => true): Promise<string | null> => {
    for await (const page of everyPage((at) => openCopies(engine, to.id, at, range)))
      for (const copy of page) {
        const name = ({ seq }: Owed) => sayChange({ record: copy.record, seq })
        const changes = copy.changes.filter((one) => isOpen(one) && has(one) && !seen.has(name(one)))
        if (seen.size > 0 && seen.size + changes.length > most) return openPlace(copy)
        for (const one of changes) seen.add(name(one))
        if (changes.length > 0) copies.push({ ...copy, changes })
      }
    return null
  }
  const mark = await goesOnAt(engine, to.id)
  // Never given, it has no day, but beside one that has.
  const isFull = await take({ from: undated }, ({ from }) => from === null)
  if (isFull !== null) return { copies, next: mark }
  const next = (await take(mark === '' ? {} : { from: mark })) ?? (mark === '' ? null : await take({ to: mark }))
  return { copies, next }
}

type Range = Parameters<typeof openCopies>[3]

type Store = Pick<Engine, 'table' | 'deployment' | 'clock' | 'calendar'>

async function linesOf(engine: Store, to: Recipient, { record, changes }: Copy, at: number): Promise<ChangeLine[]> {
  const given = await recordFor(engine, record, 'recipient')
  const content = contentFor(engine, given, to.scope)
  const title = given && to.scope === 'all' ? recordTitle(given) : ''
  return changes.map(({ seq, change, at: madeAt, from, rule, due: known }) => {
    const due = from === null ? copyDue(rule, at, engine.calendar).due : known
    return { id: sayChange({ record, seq }), record, change, madeAt, due, title, content }
  })
}
