import { expect, it } from 'vitest'
import { words } from './words.ts'

it.each(Object.entries(words))('%s is said in Chinese and in English, with the same details', (_, { zh, en }) => {
  const details = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(en).toMatch(/^[A-Z][a-z ]/)
  expect(details(zh)).toEqual(details(en))
})
