import type { Answer, Item } from '../contract/item.ts'
import type { ShownAnswer, ShownItem } from '../contract/shown-case.ts'
import { answers, grounds } from './item-words.ts'

/** Items as pages show them, codes in words. */
export const shownItems = (items: readonly Item[]): readonly ShownItem[] =>
  items.map((item) => ({
    ...item,
    groundName: grounds[item.ground],
    proposed: shownAnswer(item.proposed),
    answer: shownAnswer(item.answer),
  }))

const shownAnswer = (answer: Answer | null): ShownAnswer | null =>
  answer && { ...answer, codeName: answers[answer.code] }
