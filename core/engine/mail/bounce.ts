import type { Engine } from '#engine/store/engine.ts'
import { bounceLookup } from '#engine/store/keys.ts'
import { readOne } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { beginningOf } from '#records/normalise.ts'
import { bounced } from './letter.ts'
import { letterOf } from './letter-kind.ts'
import { settleLetter } from './post.ts'

const attempts = 5

/** Takes a report of non-delivery; false: no such letter, or known. */
export async function takeBounce(engine: Engine, token: string, reason: string): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await readOne(engine.table, { index: 'lookup', pk: bounceLookup(token) })
    const item = found && (await engine.table.get(found))
    if (!item) return false
    const letter = letterOf(item)
    if (letter.state === 'failed' || letter.state === 'created') return false
    const next = bounced(letter, beginningOf(reason, 500), engine.clock.now())
    if (await settleLetter(engine, item, next)) return true
  }
  throw new Fault('contention', 'the letter kept moving')
}
