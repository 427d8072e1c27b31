import type { Bilingual } from './bilingual.ts'

const english: Readonly<Record<string, string>> = {
  元旦: 'New Year’s Day',
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** Notices join holidays (国庆节、中秋节); unknown ones stay Chinese. */
export const holidayName = (zh: string): Bilingual => ({
  zh,
  en: zh
    .split('、')
    .map((one) => english[one] ?? one)
    .join(' and '),
})
