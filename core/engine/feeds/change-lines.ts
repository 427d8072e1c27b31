import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { gathered } from '#engine/store/read-several.ts'
import type { Day } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { openCopies, sayChange } from './copies.ts'
import { type Copy, isOpen } from './copy.ts'
import { contentFor } from './copy-content.ts'
import { copyDue } from './copy-limits.ts'

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

/** Open changes with the days that a file gives; notes nothing. */
export async function changeLines(
  engine: Store,
  to: Recipient,
  at: number,
): Promise<{ readonly lines: readonly ChangeLine[]; readonly isAll: boolean }> {
  const { items, isAll } = await gathered((from) => openCopies(engine, to.id, from), mostChanges)
  const found: ChangeLine[] = []
  for (let from = 0; from < items.length; from += atOnce) {
    const lines = items.slice(from, from + atOnce).map((copy) => linesOf(engine, to, copy, at))
    found.push(...(await Promise.all(lines)).flat())
  }
  return { lines: found.slice(0, mostChanges), isAll: isAll && found.length <= mostChanges }
}

const atOnce = 50

type Store = Pick<Engine, 'table' | 'deployment' | 'clock' | 'calendar'>

async function linesOf(engine: Store, to: Recipient, { record, changes }: Copy, at: number): Promise<ChangeLine[]> {
  const given = await recordFor(engine, record, 'recipient')
  const content = contentFor(engine, given, to.scope)
  const title = given && to.scope === 'all' ? recordTitle(given) : ''
  return changes.filter(isOpen).map(({ seq, change, at: madeAt, from, rule, due: known }) => {
    const due = from === null ? copyDue(rule, at, engine.calendar).due : known
    return { id: sayChange({ record, seq }), record, change, madeAt, due, title, content }
  })
}
