import type { Bilingual } from '#law/bilingual.ts'

/** Looking a case up. */
export const find = {
  title: { zh: '查找案件', en: 'Find a case' },
  q: {
    zh: '案件编号或其末四位以上、文号、统一社会信用代码、单位全称、承办人姓名，或者关键词',
    en: 'Case number or its last four characters or more, document number, credit code, full name, an officer, or words',
  },
  hint: {
    zh: '编号、名称和姓名须与登记的一致；关键词在您的各个列表中查找，多个词用空格隔开。只列出您可以查看的案件；查找内容留有记录。',
    en: 'Numbers and names exactly as registered; words are looked for on your own lists, several parted by spaces. Only cases that you may read are listed; what you look for is kept on record.',
  },
  go: { zh: '查找', en: 'Find' },
  found: { zh: '案件', en: 'Cases' },
  cut: {
    zh: '相符的信息太多，只查了其中 {n} 条的案件。请用统一社会信用代码、文号或者案件编号查找。',
    en: 'Too many records match: only the cases of {n} of them were looked for. Use the credit code, the document number or the number of the case.',
  },
  none: { zh: '没有您可以查看的案件。', en: 'There is no case that you may read.' },
} as const satisfies Record<string, Bilingual>
