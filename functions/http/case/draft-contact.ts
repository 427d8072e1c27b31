import { type Reach, reachOf } from '#engine/people/reach.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Signed } from '../door/ask.ts'
import type { Draft } from './draft-shape.ts'

export const isAtCounter = ({ behalf }: Pick<Draft, 'behalf'>): boolean => behalf?.visit !== undefined

/** Contact: the online filer's, or the visitor's. */
export async function contactOf(
  { person }: Signed,
  engine: Engine,
  { behalf }: Pick<Draft, 'behalf'>,
): Promise<Record<string, string>> {
  if (behalf?.visit !== undefined) return { name: behalf.name, phone: behalf.phone ?? '' }
  const reach = behalf === undefined ? await reachOf(engine, person.id) : null
  return { email: person.email, name: person.name, ...(reach && fieldsOf(reach)) }
}

export const contactIn = ({ contact }: Pick<Draft, 'contact'>): Record<string, string> =>
  contact ? fieldsOf(contact) : {}

const fieldsOf = ({ channels: _notices, ...contact }: Reach): Record<string, string> => ({
  ...contact,
  consentElectronic: contact.consentElectronic ? 'on' : '',
})
