import { expect, it } from 'vitest'
import { fill, fillBoth, inBoth, joinBoth, two } from './bilingual.ts'

it('fills each language with its own value, and says nothing where one lacks', () => {
  const text = two('{who}：{n}{left}', '{who}: {n}{left}')
  expect(fillBoth(text, { who: two('受理岗', 'intake'), n: 0 })).toEqual({ zh: '受理岗：0', en: 'intake: 0' })
  expect(fill('第{n}条{left}', { n: '三' })).toBe('第三条')
})

it('lets the Chinese stand for missing English, and joins in each language’s own way', () => {
  expect(inBoth({ zh: '云浮市' })).toEqual({ zh: '云浮市', en: '云浮市' })
  expect(inBoth({ zh: '云浮市', en: 'Yunfu' }).en).toBe('Yunfu')
  expect(joinBoth([two('甲', 'a'), two('乙', 'b')], two('、', ', '))).toEqual({ zh: '甲、乙', en: 'a, b' })
})
