import type { Engine } from '#engine/store/engine.ts'
import type { ReadIdentity } from '#web/read-identity.ts'

/** How records name whom a code or document names: the credit code as it is, a person's number by its keyed hash (ADR 16). */
export const subjectKey = ({ crypto }: Pick<Engine, 'crypto'>, { party, number }: ReadIdentity): string =>
  party === 'organisation' ? number : crypto.keyed('subject', number)
