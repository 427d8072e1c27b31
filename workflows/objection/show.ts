import type { Answer } from '#workflows/item.ts'
import { answers, grounds } from '#workflows/item-words.ts'
import type { Shown, ShownAnswer } from '#workflows/procedure.ts'
import type { Objection } from './case.ts'

export function show(data: Objection): Shown {
  return {
    ...data,
    items: data.items.map((item) => ({
      ...item,
      groundName: grounds[item.ground],
      proposed: shownAnswer(item.proposed),
      answer: shownAnswer(item.answer),
    })),
  }
}

/** The platform, the units of the record, and whoever held the case or was asked. */
export function involved(data: Objection): readonly string[] {
  const units = [
    data.platform,
    data.provider,
    data.determiner,
    data.unit,
    data.inquiry?.unit,
    ...data.returns.map(({ unit }) => unit),
  ]
  return [...new Set(units.flatMap((unit) => (unit ? [unit] : [])))]
}

const shownAnswer = (answer: Answer | null): ShownAnswer | null =>
  answer && { ...answer, codeName: answers[answer.code] }
