import { described } from '#engine/store/names.ts'
import { saidBefore } from '#engine/texts/said-before.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import type { PaperFacts } from './paper.ts'

/** Values of a paper's sentences, also of papers before 2026-12. */
export const paperValues = ({
  text,
  values,
  procedure,
  note,
  list = '',
  question = '',
}: PaperFacts): PaperFacts['values'] =>
  text
    ? values
    : {
        procedure,
        application: procedure,
        decision: procedure,
        verdict: { zh: '投诉成立', en: 'Justified' },
        ...values,
        note: note ?? { zh: '', en: '' },
        list: { zh: list, en: list },
        question: { zh: question, en: question },
      }

/** 信用修复弄虚作假认定决定书: what it is, by its outcome. */
export const paperTitle = ({ facts }: { readonly facts: PaperFacts }): Bilingual =>
  fillBoth((facts.text ?? saidBefore(facts.kind)).title, paperValues(facts))

/** Before 2026-12: a matter without record has no name. */
export const withoutName = (text: string): string =>
  text.replace(`就“${described.zh}”`, '').replace(` about “${described.en}”`, '')

/** 你公司, 你单位 or 你 by subject; both where unnamed. */
export const youAs = ({ values }: PaperFacts, text: string): string =>
  text.replaceAll('你（单位）', values['you']?.zh ?? '你（单位）')
