import { expect, it } from 'vitest'
import { publishedYears, statutoryYears } from './china.ts'
import { holidayName } from './holiday-name.ts'

it('names in English every holiday that a notice or the law names', () => {
  const named = [...publishedYears, ...statutoryYears].flatMap(({ off }) => off.flatMap(({ name }) => name.split('、')))
  expect([...new Set(named)].toSorted().map((zh) => `${zh} ${holidayName(zh).en}`)).toEqual(
    [
      ...['元旦 New Year’s Day', '春节 Spring Festival', '清明节 Tomb-Sweeping Day', '劳动节 Labour Day'],
      ...['端午节 Dragon Boat Festival', '中秋节 Mid-Autumn Festival', '国庆节 National Day'],
    ].toSorted(),
  )
})

it('joins two, and leaves a name that it does not know', () => {
  expect(holidayName('国庆节、中秋节')).toEqual({ zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' })
  expect(holidayName('抗战胜利纪念日').en).toBe('抗战胜利纪念日')
})
