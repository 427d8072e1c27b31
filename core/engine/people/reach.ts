import { z } from 'zod'
import { consentGiven, consentWithdrawn } from '#engine/case/consent.ts'
import { logItem } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, entryHash } from '#ledger/entry.ts'
import { Contact } from '#workflows/contract/item.ts'

/** Contact for later filings; running cases keep their own. */
export const Reach = Contact.omit({ name: true, lang: true })
export type Reach = z.infer<typeof Reach>

const keys = keyShape('account#{hash}', 'reach')

export const reachKind = stored('how an account is reached in what it files', {
  schema: z.strictObject({ reach: Reach, seq: z.int(), head: z.string() }),
  keys: [keys],
  due: null,
  from: 'log',
})

export async function reachOf(engine: Pick<Engine, 'table' | 'crypto'>, person: string): Promise<Reach | null> {
  const item = await engine.table.get(reachKey(engine, person))
  return item ? reachKind.read(item).reach : null
}

/** Keeps it with an entry of consent or address. */
export async function keepReach(engine: Engine, { id }: Pick<Person, 'id'>, reach: Reach): Promise<void> {
  const key = reachKey(engine, id)
  const item = await engine.table.get(key)
  const before = item ? reachKind.read(item) : { reach: null, seq: 0, head: '' }
  if (JSON.stringify(before.reach) === JSON.stringify(reach)) return
  const had = before.reach?.consentElectronic ?? false
  const has = reach.consentElectronic
  const type = had === has ? 'reach.changed' : has ? consentGiven : consentWithdrawn
  const at = { id: partIn(keys, key), seq: before.seq + 1, procedure: 'account' }
  const event = { type, at: engine.clock.now(), actor: { id, role: 'applicant' as const, unit: null }, data: reach }
  const logged = logItem(engine, 'account', at, event, before.head, null)
  const put = reachItem(engine.crypto, logged.entry, reach, (item?.v ?? 0) + 1)
  const done = await engine.table.transact([
    { put, when: item ? { v: item.v } : 'absent' },
    { put: logged.item, when: 'absent' },
  ])
  // The other window's choice first, then this one.
  if (done.kind === 'conflict') await keepReach(engine, { id }, reach)
}

/** The reach after an entry of an account's log. */
export const reachItem = (
  { sha256 }: Pick<Engine['crypto'], 'sha256'>,
  entry: Entry,
  reach: Reach,
  v: number,
): Item => ({
  ...keys.key(entry.id),
  v,
  body: json({ reach, seq: entry.seq, head: toHex(entryHash(entry, sha256)) }),
})

/** Hashed, since the public half of the ledger names it. */
const reachKey = ({ crypto }: Pick<Engine, 'crypto'>, person: string): Key =>
  keys.key(crypto.keyed('actor', person).slice(0, 32))
