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

/** Channels by which notices come, all equal. */
export const channelNames = ['mail', 'sms', 'letter', 'counter', 'mini'] as const
export type ChannelName = (typeof channelNames)[number]

/** Contact for later filings; running cases keep their own. */
export const Reach = Contact.omit({ name: true, lang: true }).extend({
  /** Channels agreed to for all notices, and since when (UTC ms). */
  channels: z.partialRecord(z.enum(channelNames), z.int()).exactOptional(),
})
export type Reach = z.infer<typeof Reach>
type Wish = Omit<Reach, 'channels'> & { readonly channels: readonly ChannelName[] }

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

/** Keeps it with an entry of consent or address, and one for each channel agreed to or withdrawn. */
export async function keepReach(engine: Engine, { id }: Pick<Person, 'id'>, wish: Wish): Promise<void> {
  const key = reachKey(engine, id)
  const item = await engine.table.get(key)
  const before = item ? reachKind.read(item) : { reach: null, seq: 0, head: '' }
  const step = nextStep(before.reach, wish, engine.clock.now())
  if (step === null) return
  const { type, reach } = step
  const at = { id: partIn(keys, key), seq: before.seq + 1, procedure: 'account' }
  const event = { type, at: engine.clock.now(), actor: { id, role: 'applicant' as const, unit: null }, data: reach }
  const logged = logItem(engine, 'account', at, event, before.head, null)
  const put = reachItem(engine.crypto, logged.entry, reach, (item?.v ?? 0) + 1)
  await engine.table.transact([
    { put, when: item ? { v: item.v } : 'absent' },
    { put: logged.item, when: 'absent' },
  ])
  // The next step; after a conflict, another window's choice first.
  await keepReach(engine, { id }, wish)
}

const nowhere: Reach = { email: '', phone: '', consentElectronic: false }

/** One change of those wished for; null: it is as wished. */
function nextStep(before: Reach | null, { channels, ...rest }: Wish, now: number) {
  const { channels: had = {}, ...kept } = before ?? nowhere
  const same = before !== null && JSON.stringify(Reach.parse(kept)) === JSON.stringify(Reach.parse(rest))
  const agreed = (all: NonNullable<Reach['channels']>) => (Object.keys(all).length > 0 ? { channels: all } : {})
  if (!same) {
    const turned = rest.consentElectronic ? consentGiven : consentWithdrawn
    const type = kept.consentElectronic === rest.consentElectronic ? 'reach.changed' : turned
    return { type, reach: { ...rest, ...agreed(had) } }
  }
  const more = channels.find((name) => had[name] === undefined)
  if (more) return { type: 'channel.given', reach: { ...rest, ...agreed({ ...had, [more]: now }) } }
  const less = channelNames.find((name) => had[name] !== undefined && !channels.includes(name))
  if (!less) return null
  const { [less]: _withdrawn, ...left } = had
  return { type: 'channel.withdrawn', reach: { ...rest, ...agreed(left) } }
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
