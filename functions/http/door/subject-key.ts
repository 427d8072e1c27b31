import type { Engine } from '#engine/store/engine.ts'
import type { ReadIdentity } from '#web/read-identity.ts'

/** Keys a record's subject: the credit code as it is, a person's number by its keyed hash (ADR 16). */
export const subjectKey = ({ crypto }: Pick<Engine, 'crypto'>, { party, number }: ReadIdentity): string =>
  party === 'organisation' ? number : crypto.keyed('subject', number)
