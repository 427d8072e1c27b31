import { expect, it } from 'vitest'
import { absolute, asset, to } from './link.ts'
import { labelled, tell } from './tell.ts'
import { sayDueDay, sayInstant } from './when.ts'

it('keeps language and sub-path in every link', () => {
  const root = 'https://credit.example.cn'
  expect(to({ lang: 'zh', url: root }, '/records')).toBe('/records')
  expect(to({ lang: 'en', url: `${root}/xy/` }, '/records')).toBe('/xy/en/records')
  expect(asset({ url: `${root}/xy` }, '/style.css')).toBe('/xy/style.css')
  expect(absolute({ lang: 'en', url: `${root}/xy/` }, '/')).toBe(`${root}/xy/en/`)
})

it('says a day and an instant as Shanghai reads them', () => {
  const at = Date.parse('2026-09-23T16:05:00Z')
  expect(sayInstant('zh', at)).toBe('2026年9月24日 00:05')
  expect(sayInstant('en', at)).toBe('24 September 2026 00:05')
  expect(sayDueDay('zh', '2026-10-09')).toBe('2026年10月9日（周五）')
  expect(sayDueDay('en', '2026-10-09')).toBe('Friday 9 October 2026')
})

it('leaves a placeholder standing where no value was given', () => {
  expect(tell('en')({ zh: '{n} 日', en: '{n} days' }, { n: 3 })).toBe('3 days')
  expect(tell('en')({ zh: '{n} 日', en: '{n} days' })).toBe('{n} days')
  expect(labelled('zh', '罚款', '5.5')).toBe('罚款：5.5')
})
