import { higherOrgan } from '#engine/case/higher-organ.ts'
import { ruleFor } from '#engine/case/on-rules.ts'
import { isEstimate } from '#engine/case/promised.ts'
import type { Paper, PaperFacts } from '#engine/papers/paper.ts'
import { challengedAt } from '#engine/papers/paper-organs.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import { issuedPhrase } from '#engine/texts/phrases.ts'
import { saidBefore } from '#engine/texts/said-before.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { lengthOf } from '#law/time-limit.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseView } from './view.ts'

export type Answered = {
  readonly file: CaseFile
  readonly record: RecordFile | null
  readonly papers: readonly Paper[]
  /** Null while what is served by hand is not entered as served. */
  readonly servedAt: number | null
  /** True where its answer goes to 复核. */
  readonly isReviewed: boolean
}

/** 复核, 复议, 诉讼 as the letter tells (GD 46, 49; H1, H2). */
export function remediesView(engine: Engine, answered: Answered): CaseView['remedies'] {
  const { file, servedAt } = answered
  const letter = answered.papers.findLast(({ facts, toUnit }) => toUnit === null && tellsRemedies(facts))
  const { organ, reconsideration, court } = letter?.facts.remedies ?? asOfToday(engine, answered)
  const rule = (id: 'A7' | 'H1' | 'H2') => letter?.facts.quoted?.[id] ?? ruleFor(engine, file, id)
  const served = letter?.served?.on ?? (servedAt === null ? null : shanghaiDay(servedAt))
  const until = (id: 'H1' | 'H2') => {
    const length = lengthOf(rule(id))
    return length && served !== null ? (findDeadline(length, served, engine.calendar)?.due ?? null) : null
  }
  const said = letter?.facts.text?.phrases
  const one = (limit: 'H1' | 'H2', name: Bilingual, to: Bilingual) => ({
    limit,
    name,
    to,
    against: letter?.facts.by ?? null,
    until: until(limit),
    provisional: isEstimate(engine.calendar, until(limit)),
    article: rule(limit).citation,
  })
  const review = { limit: 'A7' as const, name: remedyNames.review, to: organ, against: null, until: null }
  return [
    ...(organ.zh === '' ? [] : [{ ...review, article: rule('A7').citation }]),
    one('H1', remedyNames.reconsideration, reconsideration ?? issuedPhrase(said, 'paper.competentOrgan')),
    one('H2', remedyNames.litigation, court ?? issuedPhrase(said, 'paper.competentCourt')),
  ]
}

export const remedyNames = {
  review: { zh: '复核', en: 'Higher review' },
  reconsideration: { zh: '行政复议', en: 'Administrative reconsideration' },
  litigation: { zh: '行政诉讼', en: 'Administrative litigation' },
} as const

const tellsRemedies = (facts: PaperFacts): boolean =>
  (facts.text ?? saidBefore(facts.kind)).body.some((one) => 'part' in one && one.part === 'remedies')

/** Looks up the directory where no letter told them. */
const asOfToday = (
  engine: Engine,
  { file, record, isReviewed }: Answered,
): Pick<PaperFacts['remedies'], 'organ' | 'reconsideration' | 'court'> => ({
  organ: isReviewed ? higherOrgan(engine, record) : plain(''),
  ...(file.holder.unit === null ? {} : challengedAt(engine, file.holder.unit)),
})
