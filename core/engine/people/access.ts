import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { putOut } from './put-out.ts'

/** Wrong second factors, of which several in a row lock the account. */
type Access = { readonly failures: number; readonly lockedUntil: number }

type Tools = Pick<Engine, 'table' | 'clock' | 'deployment'>

/** Locked until then; null: open. */
export async function lockedUntil(engine: Pick<Tools, 'table' | 'clock'>, person: string): Promise<number | null> {
  const item = await engine.table.get(accessKey(person))
  const until = item ? accessOf(item).lockedUntil : 0
  return until > engine.clock.now() ? until : null
}

/** Counts a wrong code; true if it locked. */
export async function noteFailure(engine: Tools, person: string): Promise<boolean> {
  const limits = await readSwitches(engine)
  const item = await engine.table.get(accessKey(person))
  const failures = (item ? accessOf(item).failures : 0) + 1
  const isLocked = failures >= limits.failuresBeforeLock
  const until = isLocked ? engine.clock.now() + limits.lockMinutes * 60_000 : 0
  const next: Access = { failures: isLocked ? 0 : failures, lockedUntil: until }
  const done = await engine.table.transact([put(person, item, next)])
  if (done.kind === 'conflict') return noteFailure(engine, person)
  if (isLocked) await putOut(engine, person)
  return isLocked
}

/** A right code: what was wrong before is forgotten. */
export async function noteSuccess(engine: Pick<Tools, 'table'>, person: string): Promise<void> {
  const item = await engine.table.get(accessKey(person))
  if (item && accessOf(item).failures > 0)
    await engine.table.transact([put(person, item, { failures: 0, lockedUntil: 0 })])
}

/** The writes that open a locked account; none where it is open. */
export async function unlockWrites(engine: Pick<Tools, 'table'>, person: string): Promise<readonly Write[]> {
  const item = await engine.table.get(accessKey(person))
  return item ? [put(person, item, { failures: 0, lockedUntil: 0 })] : []
}

const keys = keyShape('access#{person}', 'access')
const accessKey = keys.key

export const accessKind = stored('wrong second factors of a person', {
  schema: exactly<Access>({ failures: z.int(), lockedUntil: z.number() }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})
const accessOf = accessKind.read
const put = (person: string, item: Item | undefined, next: Access): Write => ({
  put: { ...accessKey(person), v: (item?.v ?? 0) + 1, body: json(next) },
  when: item ? { v: item.v } : 'absent',
})
