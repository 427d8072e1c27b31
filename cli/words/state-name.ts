import { type Bilingual, two } from '#law/bilingual.ts'
import { procedures } from '#workflows/index.ts'

const wordsOf = (procedure: string) => procedures[procedure]?.pages.words

/** The name of a procedure, by its id. */
export const titleOf = (procedure: string): Bilingual => wordsOf(procedure)?.title ?? two(procedure, procedure)

/** The name of a procedure's state, as its pages say. */
export const stateName = (procedure: string, state: string): Bilingual =>
  wordsOf(procedure)?.states[state] ?? two(state, state)
