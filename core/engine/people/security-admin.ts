import { z } from 'zod'
import { system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { musterKey, personKey, rightsLoggedKey, rightsLoggedKeys } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import { unlockWrites } from './access.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import { takeMandate } from './mandate-steps.ts'
import { mandateKey, mandateKind } from './mandates.ts'
import { wholeStaff } from './people.ts'
import { putOut } from './put-out.ts'
import { authenticatorKey, enrolledIn } from './second-factor.ts'

/** The security administrator signs a person out everywhere. */
export async function signOutPerson(engine: Engine, by: string, person: string, reason: string): Promise<AdminOutcome> {
  const outcome = await administer(engine, { person: by, action: 'account.secure' }, 'sessions.ended', async () => {
    if (!(await engine.table.get(personKey(person)))) return refused('notFound')
    return reason.trim() === '' ? refused('malformed', { reason: 'required' }) : change({ person, reason }, [])
  })
  if (outcome.kind === 'done') await putOut(engine, person)
  return outcome
}

/** Opens a locked account before its time. */
export function unlock(engine: Engine, by: string, person: string, reason: string): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'account.secure' }, 'account.unlocked', async () => {
    const writes = await unlockWrites(engine, person)
    if (writes.length === 0) return refused('notFound')
    return reason.trim() === '' ? refused('malformed', { reason: 'required' }) : change({ person, reason }, writes)
  })
}

/** Removes a lost authenticator; its owner enrols another after signing in. */
export async function resetFactor(engine: Engine, by: string, person: string, reason: string): Promise<AdminOutcome> {
  const outcome = await administer(engine, { person: by, action: 'account.secure' }, 'factor.reset', async () => {
    const item = person === by ? undefined : await engine.table.get(authenticatorKey(person))
    if (!item) return refused('notFound')
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    const { pk, sk, v } = item
    return change({ person, reason }, [{ remove: { pk, sk }, when: { v } }])
  })
  if (outcome.kind === 'done') await putOut(engine, person)
  return outcome
}

export const rightsLoggedKind = stored('moment from which mandates and authenticators are logged', {
  schema: z.number(),
  keys: [rightsLoggedKeys],
  due: null,
  from: 'log',
})
export const rightsLoggedItem = (at: number): Item => ({ ...rightsLoggedKey, v: 1, body: at })

/** Logs older rights, once; answers how many mandates. Null: unlisted. `seals` seals a partition. */
export async function takeRights(
  engine: Engine,
  partitions: AsyncIterable<{ readonly pk: string }> | null,
  seals?: (pk: string) => Promise<number>,
): Promise<number> {
  if (await engine.table.get(rightsLoggedKey)) return 0
  let [taken, sealed] = [0, 0]
  for await (const { pk } of partitions ?? []) {
    sealed += (await seals?.(pk)) ?? 0
    if (!mandateKind.holds({ pk, sk: mandateKey('', '').sk })) continue
    for await (const item of everyItem(engine.table, { index: 'main', pk, prefix: 'mandate#' }))
      if (await takeMandate(engine, item)) taken += 1
  }
  await administer(engine, { actor: system }, 'rights.taken', async (_, at) => {
    if (await engine.table.get(rightsLoggedKey)) return refused('notFound')
    const [factors, muster] = [await enrolledOf(engine), await engine.table.get(musterKey)]
    const counted = muster !== undefined && { mustered: true }
    const data = { taken, whole: partitions !== null, factors, ...(seals && { sealed }), ...counted }
    return change(data, [{ put: rightsLoggedItem(at), when: 'absent' }])
  })
  return taken
}

/** Confirmed authenticators of the staff. */
async function enrolledOf(engine: Engine) {
  const staff = await wholeStaff(engine)
  const items = await Promise.all(staff.map(({ id }) => engine.table.get(authenticatorKey(id))))
  return items.flatMap((item) => (item && enrolledIn(engine.crypto, item)) ?? [])
}
