import type { Engine } from '#engine/store/engine.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { clientsWrite } from './busy-agents.ts'
import type { Mandate } from './mandate.ts'
import { addMandate, changeMandate, type StoredMandate } from './mandates.ts'

export type MandateStep = 'given' | 'drafted' | 'claimed' | 'confirmed' | 'refused' | 'revoked' | 'ended'

const leadsTo = {
  given: 'inForce',
  drafted: 'drafted',
  claimed: 'claimed',
  confirmed: 'inForce',
  refused: 'refused',
  revoked: 'revoked',
  ended: 'revoked',
} as const satisfies Record<MandateStep, Mandate['state']>

/** From which states a step may be taken. */
const from: Readonly<Record<MandateStep, readonly Mandate['state'][]>> = {
  given: [],
  drafted: [],
  claimed: ['drafted'],
  confirmed: ['claimed'],
  refused: ['claimed'],
  revoked: ['inForce'],
  ended: ['inForce'],
}

type Taking = { readonly step: MandateStep; readonly by: Actor; readonly reason: string }

/** A new mandate, given by its principal or drafted to be claimed. */
export async function beginMandate(
  engine: Engine,
  facts: Omit<Mandate, 'state' | 'history'>,
  taking: Taking,
): Promise<Mandate> {
  const mandate = after(engine, { ...facts, state: 'drafted', history: [] }, taking)
  await addMandate(engine, mandate, mandate.state === 'inForce' ? [await clientsWrite(engine, mandate)] : [])
  return mandate
}

/** Takes one step; false: no longer where its reader saw it. */
export async function stepMandate(
  engine: Engine,
  stored: StoredMandate,
  taking: Taking,
  unit: string,
  letters = stored.mandate.letters,
): Promise<boolean> {
  const before = stored.mandate
  if (!from[taking.step].includes(before.state)) return false
  const next = after(engine, { ...before, letters }, taking)
  const counts = next.state === 'inForce' || before.state === 'inForce'
  const also = counts ? [await clientsWrite(engine, next)] : []
  return changeMandate(engine, stored, next, { unit, also })
}

function after(engine: Engine, mandate: Mandate, { step, by, reason }: Taking): Mandate {
  const entry = { at: engine.clock.now(), by: by.id, role: by.role, what: step, reason }
  return { ...mandate, state: leadsTo[step], history: [...mandate.history, entry] }
}
