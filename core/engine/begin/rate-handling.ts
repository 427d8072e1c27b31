import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { ratedEvent } from '#engine/case/consent.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { guardOf } from '#engine/people/mandates.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { commit, type Outcome } from './commit.ts'

/** Characters of words beside a rating. */
export const mostRatingWords = 500

export type Rating = { readonly steps: number; readonly words: string }

/**
 * Enters the applicant's rating of how a closed case was handled: 1 to 5 steps, once, with words or without. It changes
 * neither decision nor limit. Refused: `notFound`, `notInThisState`, `malformed`.
 */
export async function rateHandling(engine: Engine, person: Person, file: CaseFile, given: Rating): Promise<Outcome> {
  const procedure = procedureOf(engine, file)
  const actor = may(person, 'case.rate', caseTarget(procedure, file))
  if (!actor) return { kind: 'refused', refusal: { code: 'notFound' } }
  const isAnswered = procedure.pages.show(file.data).answeredAt !== null
  if (!file.closed || !isAnswered || file.rated !== undefined)
    return { kind: 'refused', refusal: { code: 'notInThisState' } }
  const words = given.words.trim()
  const fields = {
    ...([1, 2, 3, 4, 5].includes(given.steps) ? {} : { steps: 'choose' }),
    ...(words.length > mostRatingWords ? { words: 'tooLong' } : {}),
  }
  if (Object.keys(fields).length > 0) return { kind: 'refused', refusal: { code: 'malformed', fields } }
  const sent = { type: ratedEvent, actor, data: { steps: given.steps, words } }
  const done = await commit(engine, file.id, sent, file.seq, guardOf(person, actor))
  const fresh = done.kind === 'refused' && done.refusal.code === 'movedOn' && (await engine.table.get(caseKey(file.id)))
  // Tries again: the entry between may be a letter's alone.
  return fresh && caseFile(fresh).seq > file.seq ? rateHandling(engine, person, caseFile(fresh), given) : done
}
