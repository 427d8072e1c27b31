import type { Engine } from '#engine/store/engine.ts'
import { everyPage } from '#engine/store/read-several.ts'
import { shanghaiDay } from '#law/day.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { noteCopy, openCopies } from './copies.ts'
import type { Copy, CopyOrder, Owed } from './copy.ts'
import { isAstray } from './copy-standing.ts'

/** Changes astray, the nearest first, and how many are left. */
export async function copiesToUrge(
  engine: Engine,
  recipient: string,
  { most, mayOrder }: { readonly most: number; mayOrder(record: string): Promise<boolean> },
): Promise<{ readonly copies: readonly Copy[]; readonly n: number; readonly left: number }> {
  const copies: Copy[] = []
  let [n, left] = [0, 0]
  for await (const page of everyPage((at) => openCopies(engine, recipient, at)))
    for (const copy of page) {
      const changes = copy.changes.filter((owed) => isToUrge(owed, engine.clock.now()))
      if (changes.length === 0 || !(await mayOrder(copy.record))) continue
      if (n >= most) left += changes.length
      else {
        n += changes.length
        copies.push({ ...copy, changes })
      }
    }
  return { copies, n, left }
}

/** Orders a recipient to follow (督办); once a day is enough. */
export async function urgeCopy(
  engine: Engine,
  of: Pick<Copy, 'record' | 'recipient'>,
  { actor, words, order }: { readonly actor: Actor; readonly words: string; readonly order?: CopyOrder },
): Promise<void> {
  for (let more = true; more; ) {
    more = false
    await noteCopy(engine, of, actor, (copy, now) => {
      const owed = copy?.changes.find((one) => isToUrge(one, now))
      if (!owed) return null
      more = true
      return { kind: 'urged', seq: owed.seq, words, ...(order && { order }) }
    })
  }
}

const isToUrge = (owed: Owed, now: number): boolean =>
  isAstray(owed, now) && (owed.urged === null || shanghaiDay(owed.urged.at) !== shanghaiDay(now))
