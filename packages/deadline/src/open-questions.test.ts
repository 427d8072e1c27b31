import { expect, it } from 'vitest'
import { openQuestions, settledText } from './open-questions.ts'

const question = (id: string) => {
  const found = openQuestions.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

it('says in words what a city has set, and that nothing is set or the value has no meaning', () => {
  expect(settledText(question('L23'), 'platform').zh).toBe('由告知结果的平台署名')
  expect(settledText(question('L1'), 'cap').en).toMatch(/periods of the new measures/)
  for (const unset of [undefined, null])
    expect(settledText(question('L1'), unset)).toEqual({
      zh: '未另作设置，按目前做法',
      en: 'nothing; the practice until settled holds',
    })
  expect(settledText(question('L2'), true)).toEqual({
    zh: '所设的值没有对应的做法，仍按目前做法',
    en: 'not an answer that is known here; the practice until settled holds',
  })
})

it('knows every value by which the program acts', () => {
  const known = openQuestions.flatMap(({ id, settled }) => Object.keys(settled).map((value) => `${id} ${value}`))
  expect(known).toEqual([
    ...['L1 cap', 'L17 here', 'L18 off', 'L21 notFirms', 'L21 notOlder', 'L21 neither'],
    ...['L23 provider', 'L23 platform'],
  ])
})

it('asks each question once, in order, and says in both languages what holds until it is settled', () => {
  const said = openQuestions.flatMap(({ question: asked, untilSettled, settled }) => [
    ...[asked, untilSettled, ...Object.values(settled)],
  ])
  for (const { zh, en } of said) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^\P{Script=Han}+$/u)
  }
  expect(openQuestions.map(({ id }) => id)).toEqual(Array.from({ length: 23 }, (_, i) => `L${i + 1}`))
})
