import { expect, it } from 'vitest'
import { namesNumber, readAmount } from './read-amount.ts'

it.each([
  ['5', 'wan', 5],
  ['５，０００', 'yuan', 0.5],
  ['5000元', 'wan', 0.5],
  ['0.5万元', 'yuan', 0.5],
  ['5万', 'wan', 5],
  ['五千元', 'wan', 0.5],
  ['伍仟元整', 'wan', 0.5],
  ['罚款人民币壹万贰仟伍佰元整', 'wan', 1.25],
  ['3万5千元', 'wan', 3.5],
  ['十二万', 'yuan', 12],
  ['一亿二千万元', 'wan', 12_000],
  ['五', 'wan', 5],
  ['一百零五元', 'wan', 0.0105],
  ['一百一十五元', 'wan', 0.0115],
  ['一万零五百元', 'wan', 1.05],
  ['3万500元', 'wan', 3.05],
  ['1万2345元', 'wan', 1.2345],
  ['十五万', 'wan', 15],
])('reads %s, with %s chosen, as %d × 10,000 yuan', (typed, unit, amount) => {
  expect(readAmount(typed, unit)).toBe(amount)
})

it('asks again where a place is left out: one may mean 35,000 and have written 30,005', () => {
  for (const text of ['五〇〇〇元', '二五', '3万5', '五千五', '一万五元', '一百五', '五千五万', '5五元', '五5元'])
    expect([text, readAmount(text, 'wan')]).toEqual([text, null])
})

it('takes no text for an amount, and says whether one was meant', () => {
  for (const text of ['', '已撤销', '5000左右', '1.2.3', '-5', '五千多元', '元'])
    expect(readAmount(text, 'wan')).toBeNull()
  expect(['5000左右', '五千多元', '已撤销', ''].map(namesNumber)).toEqual([true, true, false, false])
})
