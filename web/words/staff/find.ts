import type { Bilingual } from '#law/bilingual.ts'

/** Looking a case up. */
export const find = {
  title: { zh: '查找案件', en: 'Find a case' },
  q: {
    zh: '案件编号、文号、统一社会信用代码或者单位全称',
    en: 'Number of the case or document, credit code, or full name',
  },
  hint: {
    zh: '须与登记的完全一致。只列出您可以查看的案件；查找内容留有记录。',
    en: 'Exactly as registered. Only cases that you may read are listed; what you look for is kept on record.',
  },
  go: { zh: '查找', en: 'Find' },
  found: { zh: '案件', en: 'Cases' },
  none: { zh: '没有您可以查看的案件。', en: 'There is no case that you may read.' },
} as const satisfies Record<string, Bilingual>
