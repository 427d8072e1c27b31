import { type Consumer, type Followed, followOn } from '#engine/run/consume.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Key, Write } from '#engine/store/ports.ts'

/** Unwanted rows that a bookmark may leave to the next bell. */
const unwanted = 100

/** One round of all followers; the sweep retries what they set aside. */
export function bellRound(
  engine: Engine,
  all: Readonly<Record<string, Consumer>>,
  told: (took: readonly string[]) => Promise<unknown> = async () => {},
): () => Promise<number> {
  return async () => {
    const names = Object.keys(all)
    const rounds = await Promise.allSettled(Object.entries(all).map(([name, one]) => followOn(engine, name, one)))
    const followed = rounds.flatMap((round, i) => {
      const follower = names[i] ?? ''
      const error = round.status === 'rejected' ? round.reason : round.value.faults.join('\n')
      if (error !== '') engine.log('follower.failed', { follower, error })
      return round.status === 'rejected' ? [] : [{ ...round.value, follower }]
    })
    await move(engine, followed.flatMap(markWorthMoving))
    await told(followed.filter(({ taken }) => taken > 0).map(({ follower }) => follower))
    return followed.some(({ more }) => more) ? 1 : 0
  }
}

/** Begins a request; reads ahead what its round will ask. */
export function aheadOf({ begin, renew, table }: Engine, keys: readonly Key[]): void {
  begin?.()
  for (const read of [renew?.(), ...keys.map((key) => table.get(key))]) read?.catch(() => {})
}

const markWorthMoving = ({ mark, taken, passed }: Followed): readonly Write[] =>
  mark && (taken > 0 || passed >= unwanted) ? [mark] : []

/** Moves each for itself where somebody else moved one. */
async function move({ table }: Engine, marks: readonly Write[]): Promise<void> {
  if (marks.length === 0 || (await table.transact(marks)).kind === 'done') return
  for (const mark of marks) await table.transact([mark])
}
