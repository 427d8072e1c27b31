import { fillBoth } from '#engine/store/fill.ts'
import { described } from '#engine/store/names.ts'
import { saidBefore } from '#engine/texts/said-before.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { PaperFacts } from './paper.ts'

/** Values of a paper's sentences; papers issued before 2026-12 kept some of them apart, or not at all. */
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

/** Of papers issued before 2026-12: a matter without a record has no name to quote. */
export const withoutName = (text: string): string =>
  text.replace(`就“${described.zh}”`, '').replace(` about “${described.en}”`, '')

/** 你公司, 你单位 or 你, by the kind of subject; both where the case names none. */
export const youAs = ({ values }: PaperFacts, text: string): string =>
  text.replaceAll('你（单位）', values['you']?.zh ?? '你（单位）')
