import type { Engine } from '#engine/store/engine.ts'
import type { ReadIdentity } from '#web/read-identity.ts'

/** Credit code, or the keyed hash of a person's number (ADR 16). */
export const subjectKey = ({ crypto }: Pick<Engine, 'crypto'>, { party, number }: ReadIdentity): string =>
  party === 'organisation' ? number : crypto.keyed('subject', number)
