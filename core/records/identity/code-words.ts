import { fill } from '#law/bilingual.ts'
import type { CodeFault } from './code-fault.ts'

type Language = 'zh' | 'en'

/** One sentence on what is wrong with a code. */
export function codeFaultText(fault: CodeFault, language: Language): string {
  if (fault.kind === 'checksum') return fill(codeWords.checksum[language], { expected: fault.expected })
  if (fault.kind !== 'alphabet') return codeWords[fault.kind][language]
  const { character, wouldFit } = fault
  if (wouldFit === undefined) return fill(codeWords.alphabet[language], { character })
  return fill(codeWords.alphabetFits[language], { character, wouldFit })
}

/** Words of a code's faults, for cities to change. */
export const codeWords = {
  alphabet: { zh: '含有不允许的字符 {character}', en: 'the character {character} is not allowed' },
  alphabetFits: {
    zh: '含有不允许的字符 {character}；改为 {wouldFit} 则校验码相符，请核对原件',
    en: 'the character {character} is not allowed; as {wouldFit} the check character fits: look at the original',
  },
  checksum: {
    zh: '校验码不符，按前面各位应为 {expected}',
    en: 'the check character does not fit, for the rest it is {expected}',
  },
  length: {
    zh: '长度不对：统一社会信用代码和居民身份证号 18 位，组织机构代码 9 位',
    en: 'wrong length: a credit code or resident number has 18 characters, an organisation code 9',
  },
  masked: { zh: '有几位被遮盖，不能识别主体', en: 'some characters are masked, so it identifies nobody' },
  format: { zh: '格式不对：前 17 位须为数字', en: 'wrong format: the first 17 characters are digits' },
  date: { zh: '出生日期不存在', en: 'the birth date does not exist' },
  futureDate: { zh: '出生日期在今天之后', en: 'the birth date lies in the future' },
  area: { zh: '前两位不是任何省份', en: 'the first two digits are no province' },
  fifteenDigits: { zh: '15 位旧号码不再作为新的身份标识', en: 'old numbers of 15 digits are no longer taken' },
} as const
