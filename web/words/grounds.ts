import type { AnswerCode, Ground } from '#workflows/contract/item.ts'

export { answers, grounds } from '#workflows/common/item-words.ts'

type Code = (typeof AnswerCode)['options'][number]

/** Grounds that concern one entry, and those that concern the record as a whole. */
export const groundsOfField: readonly Ground[] = ['E2', 'E3', 'E7', 'E8', 'E11', 'E13']
export const groundsOfRecord: readonly Ground[] = ['E1', 'E4', 'E5', 'E6', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'E3']

/** Answers that a proposal may give; 07 is a return of its own. */
export const proposable: readonly Code[] = ['01', '02', '03', '04', '05', '06', '08']
