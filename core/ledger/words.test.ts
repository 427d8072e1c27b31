import { expect, it } from 'vitest'
import { words } from './words.ts'

it('each finding is said in Chinese and in English, with the same details', () => {
  const details = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
  for (const [code, { zh, en }] of Object.entries(words)) {
    expect(zh, code).toMatch(/\p{Script=Han}/u)
    expect(en, code).toMatch(/^[A-Z][a-z]* /)
    expect(details(zh), code).toEqual(details(en))
  }
})
