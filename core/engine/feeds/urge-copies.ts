import type { Engine } from '#engine/store/engine.ts'
import { everyPage } from '#engine/store/read-several.ts'
import { shanghaiDay } from '#law/day.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { noteCopy, openCopies } from './copies.ts'
import type { Copy, Owed } from './copy.ts'
import { isAstray } from './copy-standing.ts'

type Order = { readonly actor: Actor; readonly words: string }

/** Orders `most` changes, the nearest first; counts done and left. */
export async function urgeCopies(
  engine: Engine,
  recipient: string,
  { actor, words, most, mayOrder }: Order & { readonly most: number; mayOrder(record: string): Promise<boolean> },
): Promise<{ readonly done: number; readonly left: number }> {
  const so = { done: 0, left: 0 }
  for await (const copies of everyPage((at) => openCopies(engine, recipient, at)))
    for (const { record, changes } of copies) {
      const waiting = changes.filter((owed) => isToUrge(owed, engine.clock.now())).length
      if (waiting === 0 || !(await mayOrder(record))) continue
      if (so.done >= most) so.left += waiting
      else so.done += await urgeCopy(engine, { record, recipient }, { actor, words })
    }
  return so
}

/** Orders a recipient to follow (督办); counts the changes. */
export async function urgeCopy(
  engine: Engine,
  of: Pick<Copy, 'record' | 'recipient'>,
  { actor, words }: Order,
): Promise<number> {
  let n = 0
  for (let more = true; more; ) {
    more = false
    await noteCopy(engine, of, actor, (copy, now) => {
      const owed = copy?.changes.find((one) => isToUrge(one, now))
      if (!owed) return null
      more = true
      return { kind: 'urged', seq: owed.seq, words }
    })
    if (more) n += 1
  }
  return n
}

/** Astray; once a day is enough. */
const isToUrge = (owed: Owed, now: number): boolean =>
  isAstray(owed, now) && (owed.urged === null || shanghaiDay(owed.urged.at) !== shanghaiDay(now))
