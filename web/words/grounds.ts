import type { AnswerCode } from '#workflows/contract/item.ts'

export { answers } from '#workflows/common/item-words.ts'

type Code = (typeof AnswerCode)['options'][number]

/** Answers of a proposal; 07 is a return. */
export const proposable: readonly Code[] = ['01', '02', '03', '04', '05', '06', '08']
