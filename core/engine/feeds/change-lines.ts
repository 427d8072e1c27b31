import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { everyPage } from '#engine/store/read-several.ts'
import type { Day } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { openCopies, sayChange } from './copies.ts'
import { type Copy, isOpen, type Owed } from './copy.ts'
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

/** Open changes with their days, those never given first. */
export async function changeLines(
  engine: Store,
  to: Recipient,
  at: number,
  most = mostChanges,
): Promise<{ readonly lines: readonly ChangeLine[]; readonly isAll: boolean }> {
  const { copies, isAll } = await nextCopies(engine, to, most)
  const found: ChangeLine[] = []
  for (let from = 0; from < copies.length; from += atOnce) {
    const lines = copies.slice(from, from + atOnce).map((copy) => linesOf(engine, to, copy, at))
    found.push(...(await Promise.all(lines)).flat())
  }
  return { lines: found, isAll }
}

const atOnce = 50

/** Fills a file: new changes pass those given before. */
async function nextCopies(engine: Store, to: Recipient, most: number) {
  const fresh: Copy[] = []
  const given: Copy[] = []
  const add = (list: Copy[], copy: Copy, has: (one: Owed) => boolean) => {
    const changes = copy.changes.filter((one) => isOpen(one) && has(one))
    if (changes.length > 0 && count(list) <= most) list.push({ ...copy, changes })
  }
  for await (const page of everyPage((at) => openCopies(engine, to.id, at))) {
    for (const copy of page) {
      add(fresh, copy, (one) => one.from === null)
      add(given, copy, (one) => one.from !== null)
    }
    if (count(fresh) > most) break
  }
  const copies = first([...fresh, ...given], most)
  return { copies, isAll: count(copies) === count([...fresh, ...given]) }
}

const count = (copies: readonly Copy[]) => copies.reduce((sum, { changes }) => sum + changes.length, 0)

function first(copies: readonly Copy[], most: number): readonly Copy[] {
  let left = most
  return copies.flatMap((copy) => {
    const changes = copy.changes.slice(0, Math.max(0, left))
    left -= changes.length
    return changes.length === 0 ? [] : { ...copy, changes }
  })
}

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
