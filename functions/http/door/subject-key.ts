import type { Engine } from '#engine/store/engine.ts'
import type { ReadIdentity } from '#web/read-identity.ts'

/** Credit code as it is; a person's number as keyed hash (ADR 16). */
export const subjectKey = ({ crypto }: Pick<Engine, 'crypto'>, { party, number }: ReadIdentity): string =>
  party === 'organisation' ? number : crypto.keyed('subject', number)
