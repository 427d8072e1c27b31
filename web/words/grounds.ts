import type { AnswerCode } from '#workflows/contract/item.ts'

export { answers } from '#workflows/common/item-words.ts'

type Code = (typeof AnswerCode)['options'][number]

/** Answers that a proposal may give; 07 is a return of its own. */
export const proposable: readonly Code[] = ['01', '02', '03', '04', '05', '06', '08']
