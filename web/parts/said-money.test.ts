import { expect, it } from 'vitest'
import { sayValue } from './said-money.ts'

it('says an amount of 万元 in yuan too, and leaves other columns as they are', () => {
  const said = (column: string | null, value: string) => [sayValue('zh', column, value), sayValue('en', column, value)]
  expect(said('CF_NR_FK', '5000')).toEqual(['5000（即 50,000,000 元）', '5000 (50,000,000 yuan)'])
  expect(said('CF_NR_FK', '0.55')).toEqual(['0.55（即 5,500 元）', '0.55 (5,500 yuan)'])
  expect(said('CF_NR_FK', '伍仟元')).toEqual(['伍仟元', '伍仟元'])
  expect(said('CF_WSH', '5000')).toEqual(['5000', '5000'])
  expect(said(null, '5000')).toEqual(['5000', '5000'])
  expect(said('CF_JDRQ', '2026-07-31')).toEqual(['2026年7月31日', '31 July 2026'])
})
