import { fillBoth } from '#engine/store/fill.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { paperTemplates } from '#workflows/common/paper-words.ts'
import type { PaperFacts } from './paper.ts'

/** The values of a paper's sentences; papers issued before 2026-12 call what was filed as the procedure is called. */
export const paperValues = ({ values, procedure }: PaperFacts): PaperFacts['values'] => ({
  application: procedure,
  decision: procedure,
  verdict: { zh: '投诉成立', en: 'Justified' },
  ...values,
})

/** 信用修复弄虚作假认定决定书: what it is, by its outcome. */
export const paperTitle = ({ facts }: { readonly facts: PaperFacts }): Bilingual =>
  fillBoth(paperTemplates[facts.kind].title, paperValues(facts))

/** 你单位 or 你, by the kind of subject; both where the case names none. */
export const youAs = ({ values }: PaperFacts, text: string): string =>
  text.replaceAll('你（单位）', values['you']?.zh ?? '你（单位）')
