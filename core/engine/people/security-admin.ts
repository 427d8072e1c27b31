import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { personKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'
import { unlockWrites } from './access.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import { putOut } from './put-out.ts'
import { authenticatorKey } from './second-factor.ts'

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

const loggedKeys = keyShape('rights', 'logged')

/** Stands once rights from before their log are in it. */
export const rightsLoggedKind = stored('moment from which mandates and authenticators are logged', {
  schema: z.number(),
  keys: [loggedKeys],
  due: null,
  from: 'log',
})
export const rightsLoggedKey = loggedKeys.key()
export const rightsLoggedItem = (at: number): Item => ({ ...rightsLoggedKey, v: 1, body: at })
